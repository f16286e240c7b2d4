import { describe, expect, it } from 'vitest';
import { isForgery, isSameOriginPage } from './same-origin.ts';

function request(method: string, headers: Record<string, string>) {
  return { method, headers, host: 'daily.localhost:8080' };
}

describe('a request from a page', () => {
  it.each([
    ['this very origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['another publication', { 'sec-fetch-site': 'same-site', origin: 'http://daily.localhost:8080' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['this host, by an older browser', { origin: 'http://daily.localhost:8080' }, true],
    ['another host, by an older browser', { origin: 'http://evil.example' }, false],
    ['a sandbox', { origin: 'null' }, false],
    ['no page at all', {}, false],
  ])('of %s', (_of, headers, same) => {
    expect(isSameOriginPage(request('POST', headers))).toBe(same);
    expect(isForgery(request('POST', headers))).toBe(!same);
  });

  it('may read from anywhere: reading changes nothing', () => {
    expect(isForgery(request('GET', { 'sec-fetch-site': 'cross-site' }))).toBe(false);
  });
});
