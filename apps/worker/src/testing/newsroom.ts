import { Shard } from '@scaleout/database';
import { createTestDatabases, type TestDatabases } from '@scaleout/database/testing';
import type { ArticlePublished, CommentPosted, FollowerGained } from '@scaleout/contracts';
import {
  articlePublishedJob,
  commentPostedJob,
  followerGainedJob,
  outboxRecord,
  type OutboxRecord,
} from '@scaleout/queue';

const TENANT = 1;
const APPLICATION = 'newsroom';

/** How an author's articles reached the followers. Both 0: every follower was told of every article exactly once. */
export interface Tally {
  readonly articles: number;
  readonly missing: number;
  readonly doubled: number;
}

/** One author with followers, in databases of their own. */
export class Newsroom {
  private constructor(
    readonly databases: TestDatabases,
    readonly shard: Shard,
    readonly authorId: number,
    readonly followerIds: readonly number[],
  ) {}

  static async open(adminUrl: string, followers: number): Promise<Newsroom> {
    const databases = await createTestDatabases(adminUrl);
    const url = new URL(databases.shardUrl);
    url.searchParams.set('application_name', APPLICATION);
    const shard = new Shard({ members: [{ name: 'only', url: url.href }] });
    const { rows } = await shard.primary.pool.query<{ id: string }>(
      `INSERT INTO users (tenant_id, username, email, password_hash)
       SELECT $1, 'user' || n, 'user' || n || '@example.com', '' FROM generate_series(0, $2::int) AS n
       RETURNING id`,
      [TENANT, followers],
    );
    const [authorId = 0, ...followerIds] = rows.map((row) => Number(row.id));
    await shard.primary.pool.query(
      'INSERT INTO follows (tenant_id, follower_id, followee_id) SELECT $1, follower, $2 FROM unnest($3::bigint[]) AS follower',
      [TENANT, authorId, followerIds],
    );
    return new Newsroom(
      databases,
      shard,
      authorId,
      followerIds.sort((a, b) => a - b),
    );
  }

  /** An article and its outbox row in one transaction, as the API stores them; or, for controls, the article alone. */
  publish({ outbox = true } = {}): Promise<ArticlePublished> {
    return this.write(
      `INSERT INTO articles (tenant_id, slug, title, description, body, author_id)
       VALUES ($1, gen_random_uuid(), 'Title', '', '', $2) RETURNING id`,
      [TENANT, this.authorId],
      (articleId) => ({ tenantId: TENANT, articleId, authorId: this.authorId }),
      (payload) => (outbox ? outboxRecord(articlePublishedJob, payload) : null),
    );
  }

  /** A comment and its outbox row in one transaction, as the API stores them. */
  comment(articleId: number, authorId: number): Promise<CommentPosted> {
    return this.write(
      `INSERT INTO comments (tenant_id, article_id, author_id, body) VALUES ($1, $2, $3, '') RETURNING id`,
      [TENANT, articleId, authorId],
      (commentId) => ({ tenantId: TENANT, articleId, commentId }),
      (payload) => outboxRecord(commentPostedJob, payload),
    );
  }

  /** A comment of each of these, of which nobody is to be told: what was said before. */
  async discuss(articleId: number, authorIds: readonly number[]): Promise<void> {
    await this.shard.primary.pool.query(
      `INSERT INTO comments (tenant_id, article_id, author_id, body)
       SELECT $1, $2, author, '' FROM unnest($3::bigint[]) AS author`,
      [TENANT, articleId, authorIds],
    );
  }

  /** The author follows somebody, with the outbox row in the same transaction, as the API stores them. */
  follow(followeeId: number): Promise<FollowerGained> {
    return this.write(
      'INSERT INTO follows (tenant_id, follower_id, followee_id) VALUES ($1, $2, $3) RETURNING followee_id AS id',
      [TENANT, this.authorId, followeeId],
      () => ({ tenantId: TENANT, followerId: this.authorId, followeeId }),
      (payload) => outboxRecord(followerGainedJob, payload),
    );
  }

  async publishMany(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await this.publish();
  }

  async tally(): Promise<Tally> {
    const { rows } = await this.shard.primary.pool.query<Record<keyof Tally, string>>(
      `WITH told AS (
         SELECT count(*) AS times FROM notifications WHERE kind = 'article-published'
         GROUP BY article_id, recipient_id
       ), published AS (
         SELECT count(*) AS articles FROM articles
       )
       SELECT articles, articles * $1 - (SELECT count(*) FROM told) AS missing,
              (SELECT count(*) FROM told WHERE times > 1) AS doubled FROM published`,
      [this.followerIds.length],
    );
    const [row] = rows;
    return { articles: Number(row?.articles), missing: Number(row?.missing), doubled: Number(row?.doubled) };
  }

  /** Who was told of a comment, in the order of their ids; whoever was told twice is there twice. */
  toldOfComment(commentId: number): Promise<number[]> {
    return this.told("kind = 'comment-posted' AND comment_id = $1", commentId);
  }

  /** Who was told that the author follows them; whoever was told twice is there twice. */
  toldOfFollower(): Promise<number[]> {
    return this.told("kind = 'follower-gained' AND actor_id = $1", this.authorId);
  }

  outboxRows(): Promise<number> {
    return this.count('outbox');
  }

  notifications(): Promise<number> {
    return this.count('notifications');
  }

  /** Whether a statement that begins so waits for a lock. */
  async isBlocked(statement: string): Promise<boolean> {
    const { rowCount } = await this.shard.primary.pool.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND ltrim(query, E' \\n') LIKE $1 || '%'`,
      [statement],
    );
    return rowCount !== 0;
  }

  /** Ends every connection to the shard but ours, as a restart of PostgreSQL would. */
  async dropConnectionsOfOthers(): Promise<void> {
    await this.shard.primary.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name <> $1`,
      [APPLICATION],
    );
  }

  /** Forgets every article, with its comments, all notifications, whom the author follows, and the outbox. */
  async clear(): Promise<void> {
    const { pool } = this.shard.primary;
    await pool.query('DELETE FROM outbox');
    await pool.query('DELETE FROM articles');
    await pool.query('DELETE FROM notifications');
    await pool.query('DELETE FROM follows WHERE follower_id = $1', [this.authorId]);
  }

  async close(): Promise<void> {
    await this.shard.close();
    await this.databases.drop();
  }

  /** Does what `statement` says, which returns an id, and stores the job that follows from it, in one transaction. */
  private async write<Payload>(
    statement: string,
    values: readonly unknown[],
    toPayload: (id: number) => Payload,
    toRecord: (payload: Payload) => OutboxRecord | null,
  ): Promise<Payload> {
    const connection = await this.shard.primary.pool.connect();
    try {
      await connection.query('BEGIN');
      const { rows } = await connection.query<{ id: string }>(statement, [...values]);
      const payload = toPayload(Number(rows[0]?.id));
      const record = toRecord(payload);
      if (record) {
        await connection.query('INSERT INTO outbox (tenant_id, name, payload) VALUES ($1, $2, $3)', [
          TENANT,
          record.name,
          record.payload,
        ]);
      }
      await connection.query('COMMIT');
      return payload;
    } finally {
      connection.release();
    }
  }

  private async told(which: string, id: number): Promise<number[]> {
    const { rows } = await this.shard.primary.pool.query<{ recipient_id: string }>(
      `SELECT recipient_id FROM notifications WHERE ${which} ORDER BY recipient_id`,
      [id],
    );
    return rows.map((row) => Number(row.recipient_id));
  }

  private async count(table: 'outbox' | 'notifications'): Promise<number> {
    const { rows } = await this.shard.primary.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return Number(rows[0]?.count);
  }
}
