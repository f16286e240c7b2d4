import { statement, type Statement } from '@scaleout/database';
import { favoritedBy, PREVIEW_COLUMNS, viewerColumns, type PreviewRow } from './article-row.ts';

/** `$2` limit, `$3` offset, then the filter's own, and last the viewer where a member asks. */
export type ListParams = (number | string | null)[];

export interface ListStatements {
  readonly visitor: Statement<ListParams, [...PreviewRow, count: number]>;
  readonly member: Statement<ListParams, [...PreviewRow, count: number]>;
  /** The count alone, for a page beyond the last; takes the same filter from `$2` on. */
  readonly count: Statement<ListParams, [count: number]>;
}

interface ListQuery {
  readonly name: string;
  /** How many parameters the filter takes. */
  readonly filters: number;
  /** The page's articles, by an index that has their order. The filter's parameters begin at `$first`. */
  readonly page: (first: number) => string;
  /** What a list knows of the viewer without asking; {@link viewerColumns} when left out. */
  readonly viewer?: (viewer: string | null) => string;
  /** How many there are in all. One stored number wherever one filter is asked for: nothing is scanned to count. */
  readonly count: (first: number) => string;
}

const NEWEST_FIRST = 'ORDER BY a.created_at DESC, a.id DESC';
const PAGE = `${NEWEST_FIRST} LIMIT $2 OFFSET $3`;
const FIRST_FILTER = 4;

/**
 * Looked up by key for each article of the page. A plan that serves every limit can't know that a page is short: joined
 * plainly, it reads all users. `OFFSET 0` costs nothing and keeps the look-up as it is written.
 */
const AUTHOR = 'SELECT username, bio, image FROM users WHERE tenant_id = $1 AND id = a.author_id OFFSET 0';

/** Likewise for the articles of a page of ids. */
const ARTICLE = 'SELECT * FROM articles WHERE tenant_id = $1 AND id = page.id OFFSET 0';

/** The page and its count in one round trip, for a visitor and for a member. */
function listStatements({ name, filters, page, count, viewer = viewerColumns }: ListQuery): ListStatements {
  const list = (who: string, parameter: string | null): ListStatements['visitor'] =>
    statement(
      `list-${name}-${who}`,
      `SELECT ${PREVIEW_COLUMNS}, ${viewer(parameter)}, (${count(FIRST_FILTER)})
       FROM (${page(FIRST_FILTER)}) a CROSS JOIN LATERAL (${AUTHOR}) u
       ${NEWEST_FIRST}`,
    );
  return {
    visitor: list('visitor', null),
    member: list('member', `$${FIRST_FILTER + filters}`),
    count: statement(`count-${name}`, count(2)),
  };
}

function userNamed(parameter: number): string {
  return `(SELECT id FROM users WHERE tenant_id = $1 AND username = $${parameter}::citext)`;
}

export const listAll = listStatements({
  name: 'all',
  filters: 0,
  page: () => `SELECT * FROM articles a WHERE a.tenant_id = $1 ${PAGE}`,
  count: () => 'SELECT articles_count FROM publication_counters WHERE tenant_id = $1',
});

export const listByTag = listStatements({
  name: 'by-tag',
  filters: 1,
  page: (tag) => `SELECT a.* FROM (
      SELECT t.article_id AS id FROM article_tags t WHERE t.tenant_id = $1 AND t.tag = $${tag}
      ORDER BY t.created_at DESC, t.article_id DESC LIMIT $2 OFFSET $3
    ) page CROSS JOIN LATERAL (${ARTICLE}) a`,
  count: (tag) => `SELECT articles_count FROM tags WHERE tenant_id = $1 AND tag = $${tag}`,
});

export const listByAuthor = listStatements({
  name: 'by-author',
  filters: 1,
  page: (author) =>
    `SELECT * FROM articles a WHERE a.tenant_id = $1 AND a.author_id = ${userNamed(author)} ${PAGE}`,
  count: (author) =>
    `SELECT articles_count FROM users WHERE tenant_id = $1 AND username = $${author}::citext`,
});

/** Counted by the index: what one person favourited is few. */
export const listByFavorited = listStatements({
  name: 'by-favorited',
  filters: 1,
  page: (user) => `SELECT a.* FROM favorites f JOIN articles a ON a.tenant_id = $1 AND a.id = f.article_id
    WHERE f.tenant_id = $1 AND f.user_id = ${userNamed(user)} ${PAGE}`,
  count: (user) => `SELECT count(*) FROM favorites WHERE tenant_id = $1 AND user_id = ${userNamed(user)}`,
});

/** Any of the three filters together, null for one not asked for. Rare, so it may count what it finds. */
function several(tag: number): string {
  const [author, favorited] = [tag + 1, tag + 2];
  return `FROM articles a WHERE a.tenant_id = $1
    AND ($${tag}::text IS NULL OR EXISTS (SELECT 1 FROM article_tags t
      WHERE t.tenant_id = $1 AND t.tag = $${tag} AND t.created_at = a.created_at AND t.article_id = a.id))
    AND ($${author}::text IS NULL OR a.author_id = ${userNamed(author)})
    AND ($${favorited}::text IS NULL OR EXISTS (SELECT 1 FROM favorites f
      WHERE f.tenant_id = $1 AND f.user_id = ${userNamed(favorited)} AND f.article_id = a.id))`;
}

export const listBySeveral = listStatements({
  name: 'by-several',
  filters: 3,
  page: (first) => `SELECT a.* ${several(first)} ${PAGE}`,
  count: (first) => `SELECT count(*) ${several(first)}`,
});

/** What the authors that a reader follows wrote: the newest few of each by the author's index, the newest of those. */
export const listFeed = listStatements({
  name: 'feed',
  filters: 1,
  viewer: (viewer) => (viewer === null ? 'false, true' : `${favoritedBy(viewer)}, true`),
  page: (reader) => `SELECT a.* FROM (
      SELECT own.id FROM follows f CROSS JOIN LATERAL (
        SELECT id, created_at FROM articles WHERE tenant_id = $1 AND author_id = f.followee_id
        ORDER BY created_at DESC, id DESC LIMIT $2::bigint + $3::bigint
      ) own WHERE f.tenant_id = $1 AND f.follower_id = $${reader}
      ORDER BY own.created_at DESC, own.id DESC LIMIT $2 OFFSET $3
    ) page CROSS JOIN LATERAL (${ARTICLE}) a`,
  count: (reader) => `SELECT coalesce(sum(w.articles_count), 0) FROM follows f
    JOIN users w ON w.tenant_id = $1 AND w.id = f.followee_id
    WHERE f.tenant_id = $1 AND f.follower_id = $${reader}`,
});
