import { useEffect } from 'react';
import { queryClient, USER_KEY } from '../api/query-client.ts';
import { REMEMBERED_USER_KEY } from './remembered-user.ts';

/** Signing in or out in one tab is noticed in the others: the cookie is theirs too. */
export function useSessionOfOtherTabs(): void {
  useEffect(() => {
    const notice = ({ key }: StorageEvent) => {
      if (key === REMEMBERED_USER_KEY) void queryClient.invalidateQueries({ queryKey: USER_KEY });
    };
    window.addEventListener('storage', notice);
    return () => window.removeEventListener('storage', notice);
  }, []);
}
