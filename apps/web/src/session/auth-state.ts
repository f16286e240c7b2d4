import type { User } from '@scaleout/contracts';

export type AuthState = 'authenticated' | 'unauthenticated' | 'unavailable' | 'loading';

/** What a query knows of itself that tells the state of the session. */
export interface UserQueryState {
  /** Undefined before the first answer, null when signed out. */
  data?: User | null | undefined;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
}

/** Whether the last answer was none. It stays so while the API is asked again, when the query itself forgets the error. */
export function isUnavailable({ dataUpdatedAt, errorUpdatedAt }: UserQueryState): boolean {
  return errorUpdatedAt > dataUpdatedAt;
}

export function authState(query: UserQueryState): AuthState {
  if (isUnavailable(query)) return 'unavailable';
  if (query.data === undefined) return 'loading';
  return query.data ? 'authenticated' : 'unauthenticated';
}
