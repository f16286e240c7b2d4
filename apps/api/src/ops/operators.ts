import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** What tells an operator. */
export interface Caller {
  /** The address at the other end of the connection, whatever headers say. */
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What a proxy adds, and a browser's page, which may be anybody's, cannot leave out. */
const OF_OTHERS = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip', 'origin'];

/**
 * Whether a request is an operator's: it has the token, or comes from this very computer. What came by a proxy did not, also
 * where the proxy is on this computer; nor does what a name led here that is not this computer's.
 */
export function isOperator({ remoteAddress, headers }: Caller, token: string | undefined): boolean {
  const { authorization } = headers;
  if (authorization !== undefined) {
    const [, given] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    return given !== undefined && token !== undefined && equal(given, token);
  }
  return (
    isLoopback(remoteAddress) &&
    OF_OTHERS.every((name) => headers[name] === undefined) &&
    isOwnName(headers.host)
  );
}

/** By their digests: of one length, so that the time taken tells nothing of the token. */
function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace('::ffff:', '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** A page whose name was made to mean 127.0.0.1 says that name. */
function isOwnName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isLoopback(name);
}
