import { randomBytes } from 'node:crypto';

const SHAPE = /^[\w-]{43}$/;

/** A new session id: 256 random bits as 43 characters of base64url. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether this could be a session id. What could not is refused without asking Redis. */
export function isSessionId(value: string): boolean {
  return SHAPE.test(value);
}

/** A new public name of a session, which tells nothing of its id. */
export function newSessionHandle(): string {
  return randomBytes(12).toString('base64url');
}
