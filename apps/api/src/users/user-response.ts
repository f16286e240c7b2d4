import type { UserResponse } from '@scaleout/contracts';
import type { Account } from './users.repository.ts';

/** @param token the session id the client may use; empty for a session that came by cookie, which no script may read */
export function userResponse({ email, username, bio, image }: Account, token: string): UserResponse {
  return { user: { email, token, username, bio, image } };
}
