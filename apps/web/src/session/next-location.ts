/** Where to go after signing in: the page that asked for it, kept in the history entry, else home. */
export function nextLocation(historyState: unknown): string {
  if (typeof historyState !== 'object' || historyState === null || !('next' in historyState)) return '/';
  return typeof historyState.next === 'string' ? historyState.next : '/';
}
