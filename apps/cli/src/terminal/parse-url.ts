import { InvalidArgumentError } from 'commander';

/** Where a deployment is, as people type it. */
export function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && url.pathname === '/' && url.search === '' && url.hash === '';
  if (isOrigin && ['http:', 'https:'].includes(url.protocol)) return url.origin;
  throw new InvalidArgumentError('It is http:// or https://, a host and a port, and nothing after them.');
}
