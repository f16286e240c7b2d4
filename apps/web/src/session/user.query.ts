import { queryOptions } from '@tanstack/react-query';
import { type User, userResponseSchema } from '@scaleout/contracts';
import { USER_KEY } from '../api/query-client.ts';
import { RefusedError } from '../api/refused.error.ts';
import { request } from '../api/request.ts';
import { isUnavailable } from './auth-state.ts';
import { rememberUser } from './remembered-user.ts';

const RECONNECT_MS = 5_000;

async function fetchUser(signal: AbortSignal): Promise<User | null> {
  try {
    const { user } = await request(userResponseSchema, '/user', { signal });
    rememberUser(user);
    return user;
  } catch (error) {
    // Any 4xx means signed out; anything else says nothing about the session, so it stays.
    if (!(error instanceof RefusedError)) throw error;
    rememberUser(null);
    return null;
  }
}

/** The signed-in person, or null. While it fails the API is unavailable, and it is asked again until it answers. */
export const userQuery = queryOptions({
  queryKey: USER_KEY,
  queryFn: ({ signal }) => fetchUser(signal),
  staleTime: 60_000,
  refetchInterval: (query) => (isUnavailable(query.state) ? RECONNECT_MS : false),
});
