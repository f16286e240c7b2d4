import { type Feed } from '../articles/articles.queries.ts';

/** Which feed an address of the home page asks for. */
export function feedOfAddress(tag: string, search: string): Feed {
  if (tag) return { kind: 'tag', tag };
  return new URLSearchParams(search).get('feed') === 'following' ? { kind: 'following' } : { kind: 'global' };
}
