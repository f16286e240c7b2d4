import { describe, expect, it } from 'vitest';
import { feedOfAddress } from './feed-of-address.ts';

describe('the feed that an address of the home page asks for', () => {
  it('is everything, unless it says otherwise', () => {
    expect(feedOfAddress('', '')).toEqual({ kind: 'global' });
    expect(feedOfAddress('', 'feed=odd&page=2')).toEqual({ kind: 'global' });
  });

  it('is of the people one follows by ?feed=following', () => {
    expect(feedOfAddress('', 'feed=following')).toEqual({ kind: 'following' });
  });

  it('is of the tag in the path', () => {
    expect(feedOfAddress('c#', 'page=2')).toEqual({ kind: 'tag', tag: 'c#' });
  });
});
