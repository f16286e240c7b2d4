import { hash } from 'node:crypto';
import fastify, { type FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { ARTICLE, ARTICLES, COMMENT, TAG_LIST, USER } from './schemas.ts';
import * as statements from './statements.ts';

// What the least would cost: Fastify, pg, one prepared statement and one serialiser an endpoint, and who asks looked up
// in Redis. No framework, no validation, no logs, no metrics, no publications but one, no answer to anything unusual.
// The product imports nothing of it.

const [databaseUrl, redisUrl = '', poolSize] = process.argv.slice(2);
const PUBLICATION = 1;

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
// pg's own list of types lacks the array types.
const TEXT_ARRAY = 1009 as typeof INT8;
pg.types.setTypeParser(INT8, Number);
// The connections speak UTC: the text has to be rearranged, not understood.
pg.types.setTypeParser(
  TIMESTAMPTZ,
  (text) => `${text.slice(0, 10)}T${text.slice(11, -3).padEnd(9, '.').padEnd(12, '0')}Z`,
);

// Its tags are plain words.
pg.types.setTypeParser(TEXT_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')));

const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: Number(poolSize),
  idleTimeoutMillis: 0,
  options: '-c timezone=UTC',
});
const redis = new Redis(redisUrl);
const app = fastify({ logger: false });

type Row = Record<string, unknown>;
type Statement = { readonly name: string; readonly text: string };

async function query({ name, text }: Statement, ...values: unknown[]): Promise<Row[]> {
  return (await pool.query<Row>({ name, text, values: [PUBLICATION, ...values] })).rows;
}

/** Who asks. */
async function viewerOf(token: string): Promise<number> {
  return Number(await redis.hget(`session:{${PUBLICATION}}:${hash('sha256', token)}`, 'user'));
}

function tokenOf({ headers }: FastifyRequest): string {
  return headers.authorization?.slice('Token '.length) ?? '';
}

function author({ username, bio, image, following }: Row): Row {
  return { username, bio, image, following };
}

/** Written out: to copy "the rest" of a row would cost more than all else here. */
function article(row: Row): Row {
  return {
    slug: row['slug'],
    title: row['title'],
    description: row['description'],
    body: row['body'],
    tagList: row['tagList'],
    createdAt: row['createdAt'],
    updatedAt: row['updatedAt'],
    favorited: row['favorited'],
    favoritesCount: row['favoritesCount'],
    author: author(row),
  };
}

function comment(row: Row): Row {
  const { id, createdAt, updatedAt, body } = row;
  return { id, createdAt, updatedAt, body, author: author(row) };
}

function articles(rows: Row[]): Row {
  return { articles: rows.map(article), articlesCount: rows[0]?.['total'] ?? 0 };
}

type Page = { Querystring: { limit: string; offset: string } };
type Slug = { Params: { slug: string } };

app.get<Page>('/api/articles', { schema: { response: { 200: ARTICLES } } }, async (request) => {
  const { limit, offset } = request.query;
  return articles(await query(statements.LIST, limit, offset));
});

app.get<Page>('/api/articles/feed', { schema: { response: { 200: ARTICLES } } }, async (request) => {
  const viewer = await viewerOf(tokenOf(request));
  const { limit, offset } = request.query;
  return articles(await query(statements.FEED, limit, offset, viewer));
});

app.get<Slug>('/api/articles/:slug', { schema: { response: { 200: ARTICLE } } }, async (request) => {
  const [row] = await query(statements.ONE_ARTICLE, request.params.slug);
  return { article: article(row ?? {}) };
});

app.get('/api/tags', { schema: { response: { 200: TAG_LIST } } }, async () => {
  const [row] = await query(statements.TAGS);
  return row;
});

app.get('/api/user', { schema: { response: { 200: USER } } }, async (request) => {
  const token = tokenOf(request);
  const [row] = await query(statements.CURRENT_USER, await viewerOf(token));
  return { user: { ...row, token } };
});

type NewComment = Slug & { Body: { comment: { body: string } } };
app.post<NewComment>(
  '/api/articles/:slug/comments',
  { schema: { response: { 201: COMMENT } } },
  async (request, reply) => {
    const viewer = await viewerOf(tokenOf(request));
    const [row] = await query(
      statements.POST_COMMENT,
      request.params.slug,
      viewer,
      request.body.comment.body,
    );
    reply.code(201);
    return { comment: comment(row ?? {}) };
  },
);

type NewArticle = {
  Body: { article: Record<'title' | 'description' | 'body', string> & { tagList: string[] } };
};
app.post<NewArticle>('/api/articles', { schema: { response: { 201: ARTICLE } } }, async (request, reply) => {
  const viewer = await viewerOf(tokenOf(request));
  const { title, description, body, tagList } = request.body.article;
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const [row] = await query(statements.POST_ARTICLE, slug, title, description, body, tagList, viewer);
  reply.code(201);
  return { article: article(row ?? {}) };
});

app.post<Slug>(
  '/api/articles/:slug/favorite',
  { schema: { response: { 200: ARTICLE } } },
  async (request) => {
    const viewer = await viewerOf(tokenOf(request));
    const [row] = await query(statements.FAVOURITE, request.params.slug, viewer);
    return { article: article(row ?? {}) };
  },
);

process.on('disconnect', () => process.exit());
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
