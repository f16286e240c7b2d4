import { type User } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { type AuthState, authState } from '../session/auth-state.ts';
import { userQuery } from '../session/user.query.ts';

interface ConduitDebug {
  /** Always null: the session is a cookie that no script can read. */
  getToken: () => null;
  getAuthState: () => AuthState;
  getCurrentUser: () => User | null;
}

declare global {
  interface Window {
    __conduit_debug__?: ConduitDebug;
  }
}

/** What public browser suites for RealWorld front ends ask the page. */
export function installDebug(): void {
  window.__conduit_debug__ = {
    getToken: () => null,
    getAuthState: () =>
      authState(queryClient.getQueryState(userQuery.queryKey) ?? { dataUpdatedAt: 0, errorUpdatedAt: 0 }),
    getCurrentUser: () => queryClient.getQueryData(userQuery.queryKey) ?? null,
  };
}
