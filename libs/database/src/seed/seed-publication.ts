import type pg from 'pg';
import { FENCE_CODES } from '@scaleout/sharding/fence';
import { copyRows, type Row } from './copy-rows.ts';
import type { Plan } from './plan.ts';
import type { Progress } from './progress.ts';
import { reserveIds } from './reserve-ids.ts';
import {
  articleRows,
  articleTagRows,
  commentRows,
  favoriteRows,
  followRows,
  type Source,
  userRows,
} from './rows.ts';
import { SeedRefusal } from './seed-refusal.ts';

const UNIQUE_VIOLATION = '23505';

const TABLES: readonly (readonly [target: string, rows: (source: Source) => Iterable<Row>])[] = [
  [
    'users (tenant_id, id, username, email, password_hash, role, bio, articles_count, created_at, updated_at)',
    userRows,
  ],
  [
    'articles (tenant_id, id, slug, title, description, body, tag_list, author_id, favorites_count, created_at, updated_at)',
    articleRows,
  ],
  ['article_tags (tenant_id, tag, created_at, article_id)', articleTagRows],
  ['favorites (tenant_id, user_id, article_id)', favoriteRows],
  ['follows (tenant_id, follower_id, followee_id)', followRows],
  ['comments (tenant_id, article_id, id, author_id, body, created_at, updated_at)', commentRows],
];

export interface PublicationSeed {
  readonly tenantId: number;
  readonly plan: Plan;
  readonly passwordHash: string;
  readonly demo: boolean;
  readonly progress: Progress;
}

/**
 * Fills one publication, whole or not at all.
 * @returns false when it has articles already, and was left as it is
 */
export async function seedPublication(client: pg.Client, seed: PublicationSeed): Promise<boolean> {
  const { tenantId, plan, passwordHash, demo, progress } = seed;
  // An empty look first: ids are taken before the transaction, and would be lost to a publication that is full.
  if (await hasArticles(client, tenantId)) return false;
  const { users, articles, comments } = plan.sizes;
  const source = {
    plan,
    tenantId,
    passwordHash,
    demo,
    firstId: await reserveIds(client, users + articles + comments),
  };

  await client.query('BEGIN');
  try {
    await client.query('SELECT enter_tenant($1)', [tenantId]);
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('seed', $1))`, [tenantId]);
    if (await hasArticles(client, tenantId)) {
      await client.query('ROLLBACK');
      return false;
    }
    for (const [target, rows] of TABLES) {
      const table = target.slice(0, target.indexOf(' '));
      progress.begin(table);
      await copyRows(client, target, rows(source), (count) => progress.add(count));
      progress.end();
    }
    await countTags(client, tenantId, articles);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    const { code = '', detail = '' } = error as { code?: string; detail?: string };
    if (code in FENCE_CODES) {
      throw new SeedRefusal('The publication is moving to another shard: run this again.', { cause: error });
    }
    if (code !== UNIQUE_VIOLATION) throw error;
    throw new SeedRefusal(`The publication has a user the seed would make again: ${detail}`, {
      cause: error,
    });
  }
}

async function hasArticles(client: pg.Client, tenantId: number): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM articles WHERE tenant_id = $1 LIMIT 1', [tenantId]);
  return rowCount === 1;
}

/** Everything else was counted before it was written. */
async function countTags(client: pg.Client, tenantId: number, articles: number): Promise<void> {
  await client.query(
    `INSERT INTO tags (tenant_id, tag, articles_count)
     SELECT tenant_id, tag, count(*) FROM article_tags WHERE tenant_id = $1 GROUP BY tenant_id, tag
     ON CONFLICT (tenant_id, tag) DO UPDATE SET articles_count = excluded.articles_count`,
    [tenantId],
  );
  await client.query(
    `INSERT INTO publication_counters (tenant_id, articles_count) VALUES ($1, $2)
     ON CONFLICT (tenant_id) DO UPDATE SET articles_count = excluded.articles_count`,
    [tenantId, articles],
  );
}
