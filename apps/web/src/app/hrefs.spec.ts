import { expect, it } from 'vitest';
import { pageHref, tagHref } from './hrefs.ts';

it('keeps what would end a path inside it', () => {
  expect(tagHref('c#/50%?')).toBe('/tag/c%23%2F50%25%3F');
});

it('names the page after the address, however that looks', () => {
  expect(pageHref('/?feed=following', 1)).toBe('/?feed=following');
  expect(pageHref('/?feed=following', 2)).toBe('/?feed=following&page=2');
  expect(pageHref('/tag/a', 3)).toBe('/tag/a?page=3');
});
