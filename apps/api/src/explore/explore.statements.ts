import type { ExploreSort } from '@scaleout/contracts';
import { acrossStatement, SERVED_HERE, type AcrossStatement } from '@scaleout/database';

export type ExploreRow = [
  tenantId: number,
  id: number,
  slug: string,
  title: string,
  description: string,
  tagList: string[],
  createdAt: string,
  favoritesCount: number,
  username: string,
];

/** The place after which the page begins, then how many. */
export type ExploreParams = [value: string | number, id: number, limit: number];

/**
 * A page of a shard's articles, by an index that has their order over all tenants. The author is looked up by key for each of
 * them; `OFFSET 0` keeps it so in a plan that serves every limit.
 */
function page(column: string, type: string): string {
  return `SELECT a.tenant_id, a.id, a.slug, a.title, a.description, a.tag_list, a.created_at, a.favorites_count, u.username::text
    FROM (
      SELECT * FROM articles WHERE (${column}, id) < ($2::${type}, $3::bigint) AND tenant_id ${SERVED_HERE}
      ORDER BY ${column} DESC, id DESC LIMIT $4
    ) a CROSS JOIN LATERAL (SELECT username FROM users WHERE tenant_id = a.tenant_id AND id = a.author_id OFFSET 0) u
    ORDER BY a.${column} DESC, a.id DESC`;
}

export const explorePage: Readonly<Record<ExploreSort, AcrossStatement<ExploreParams, ExploreRow>>> = {
  newest: acrossStatement('explore-newest', page('created_at', 'timestamptz')),
  favorited: acrossStatement('explore-favorited', page('favorites_count', 'integer')),
};

/** Before the first of each order. */
export const BEFORE_ALL: Readonly<Record<ExploreSort, [value: string | number, id: number]>> = {
  newest: ['infinity', Number.MAX_SAFE_INTEGER],
  favorited: [2 ** 31 - 1, Number.MAX_SAFE_INTEGER],
};
