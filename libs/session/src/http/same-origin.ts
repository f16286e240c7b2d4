import type { IncomingHttpHeaders } from 'node:http';

/** What browsers say of who sent a request; a `FastifyRequest` is one. */
interface Sent {
  readonly method: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function originIsHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/**
 * Whether a page of this very origin sent the request, by what browsers say and scripts can't: `Sec-Fetch-Site`, or
 * where a browser does not send it (plain http), `Origin`.
 */
export function isSameOriginPage(request: Sent): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin !== undefined && originIsHost(origin, request.host);
}

/** Whether a cookie must not count: a write that no page of ours sent is a forgery. */
export function isForgery(request: Sent): boolean {
  return WRITES.has(request.method) && !isSameOriginPage(request);
}
