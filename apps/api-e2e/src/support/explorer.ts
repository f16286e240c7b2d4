import type { ExploreResponse } from '@scaleout/contracts';
import type { Visitor } from './visitor.ts';

export type ExploreQuery = Readonly<Record<string, string | number>>;

/** A page of the articles of all publications. */
export async function explore(visitor: Visitor, query: ExploreQuery = {}): Promise<ExploreResponse> {
  const { body } = await visitor.get('/platform/explore').query(query).expect(200);
  return body as ExploreResponse;
}

/**
 * All pages, one after the other.
 * @param between what happens after each of them
 */
export async function walk(
  visitor: Visitor,
  query: ExploreQuery,
  between: (page: ExploreResponse) => Promise<void> = () => Promise.resolve(),
): Promise<ExploreResponse['articles'][]> {
  const pages: ExploreResponse['articles'][] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: ExploreResponse = await explore(visitor, { ...query, after });
    pages.push(page.articles);
    await between(page);
    after = page.next;
  }
  return pages;
}
