import { type User } from '@scaleout/contracts';

export type AuthState = 'authenticated' | 'unauthenticated' | 'unavailable' | 'loading';

/** What is known of the session: `data` is undefined before the first answer and null when signed out. */
export function authState(query: { data?: User | null | undefined; error: Error | null }): AuthState {
  if (query.error) return 'unavailable';
  if (query.data === undefined) return 'loading';
  return query.data ? 'authenticated' : 'unauthenticated';
}
