import { useSearch } from 'wouter';
import { useHistoryState, usePathname } from 'wouter/use-browser-location';

const FORMS = ['/login', '/register'];

/** State for a link to signing in or up, so that it leads back here; from one form to the other it is handed on. */
export function useWayBack(): unknown {
  const pathname = usePathname();
  const search = useSearch();
  const history: unknown = useHistoryState();
  if (FORMS.includes(pathname)) return history;
  return { next: search === '' ? pathname : `${pathname}?${search}` };
}
