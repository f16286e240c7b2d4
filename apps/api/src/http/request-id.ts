import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ACCEPTED = /^[\w-]{8,64}$/;
const prefix = randomBytes(6).toString('base64url');
let count = 0;

/** The web tier's id for a request, or one of our own: unique to the process and its count. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  if (typeof given === 'string' && ACCEPTED.test(given)) return given;
  count += 1;
  return `${prefix}-${count.toString(36)}`;
}
