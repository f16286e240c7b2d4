import { expect, it } from 'vitest';
import { loggedUrl } from './logged-url.ts';

it('hides what could be a session id, wherever in a URL it stands', () => {
  const id = 'aB-_'.repeat(11).slice(0, 43);
  expect(loggedUrl(`/api/user/${id}?token=${id}&x=1`)).toBe('/api/user/[redacted]?token=[redacted]&x=1');
});

it('leaves other URLs as they are', () => {
  const url = '/api/articles/a-title-of-some-length-x1?limit=20&offset=0';
  expect(loggedUrl(url)).toBe(url);
});
