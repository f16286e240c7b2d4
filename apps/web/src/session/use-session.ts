import { useQuery } from '@tanstack/react-query';
import { type AuthState, authState } from './auth-state.ts';
import { recallUser, type RememberedUser } from './remembered-user.ts';
import { userQuery } from './user.query.ts';

export interface Session {
  state: AuthState;
  /** Who is signed in; while the API has not answered, who was when it last did. Null: nobody. */
  user: RememberedUser | null;
}

export function useSession(): Session {
  const { data, dataUpdatedAt, errorUpdatedAt } = useQuery(userQuery);
  const state = authState({ data, dataUpdatedAt, errorUpdatedAt });
  return { state, user: data === undefined ? recallUser() : data };
}
