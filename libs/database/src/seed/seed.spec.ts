import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verify } from '@node-rs/argon2';
import { RangeMap } from '@scaleout/sharding';
import { Catalog } from '../catalog.ts';
import { membersOf } from '../routing/check-members.ts';
import { createTestDatabases, type TestDatabases } from '../testing/index.ts';
import { findWrongCounts } from './find-wrong-counts.ts';
import { seed } from './seed.ts';
import { parseSeedOptions } from './seed-options.ts';

const FLAGS =
  '--publications 2 --users 40 --articles 300 --comments 200 --favorites 500 --follows 90 --seed 5 --demo'.split(
    ' ',
  );

let databases: TestDatabases;
let client: pg.Client;
let reported: string[];

async function seedWith(flags: readonly string[], target = databases): Promise<void> {
  reported = [];
  await seed(parseSeedOptions(flags), {
    catalogUrls: [target.catalogUrl],
    shards: [{ number: 1, urls: [target.shardUrl] }],
    report: (line) => reported.push(line),
  });
}

async function rowsOf<Row extends pg.QueryResultRow>(text: string, on = client): Promise<Row[]> {
  return (await on.query<Row>(text)).rows;
}

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
  client = new pg.Client({ connectionString: databases.shardUrl });
  await client.connect();
  await client.query(`SELECT nextval('entity_id')`);
  await seedWith(FLAGS);
});

afterAll(async () => {
  await client.end();
  await databases.drop();
});

describe('a seeded publication', () => {
  it('has as many rows as were asked for', async () => {
    const count = async (table: string) =>
      rowsOf(`SELECT count(*)::int AS n FROM ${table} GROUP BY tenant_id ORDER BY tenant_id`);
    expect(await count('users')).toEqual([{ n: 40 }, { n: 40 }]);
    expect(await count('articles')).toEqual([{ n: 300 }, { n: 300 }]);
    expect(await count('comments')).toEqual([{ n: 200 }, { n: 200 }]);
    expect(await count('favorites')).toEqual([{ n: 500 }, { n: 500 }]);
    expect(await count('follows')).toEqual([{ n: 90 }, { n: 90 }]);
  });

  it('has every kept count right', async () => {
    expect(await findWrongCounts(client, 1)).toEqual([]);
    expect(await findWrongCounts(client, 2)).toEqual([]);
  });

  it('is written by a few and read unevenly', async () => {
    const [most] = await rowsOf<{ n: number }>(
      'SELECT max(articles_count) AS n FROM users WHERE tenant_id = 1',
    );
    expect(most?.n).toBeGreaterThan((3 * 300) / 40);
  });

  it('is newest first by time and by id alike, and nothing answers before it was asked', async () => {
    const [order] = await rowsOf(`
      SELECT count(*) FILTER (WHERE created_at <= before)::int AS backwards
      FROM (SELECT created_at, lag(created_at) OVER (PARTITION BY tenant_id ORDER BY id) AS before FROM articles) a`);
    expect(order).toEqual({ backwards: 0 });
    const early = await rowsOf(`
      SELECT FROM comments c JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.article_id
      WHERE c.created_at < a.created_at
      UNION ALL SELECT FROM articles a JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.author_id
      WHERE a.created_at < u.created_at`);
    expect(early).toEqual([]);
  });

  it('took its ids from the sequence, which goes on after them', async () => {
    const [ids] = await rowsOf<{ last: string; wrong: number }>(`
      SELECT max(id)::text AS last, count(*) FILTER (WHERE id % 1024 <> 1)::int AS wrong
      FROM (SELECT id FROM users UNION ALL SELECT id FROM articles UNION ALL SELECT id FROM comments) ids`);
    expect(ids?.wrong).toBe(0);
    const [next] = await rowsOf<{ next: string }>(`SELECT nextval('entity_id')::text AS next`);
    expect(Number(next?.next)).toBe(Number(ids?.last) + 1024);
  });

  it('gives each publication one owner, its first user', async () => {
    const { rows } = await client.query(
      `SELECT tenant_id, role, count(*)::int, min(id) < (SELECT min(id) FROM users o WHERE o.tenant_id = u.tenant_id AND o.role <> u.role) AS first
       FROM users u GROUP BY tenant_id, role ORDER BY tenant_id, role`,
    );
    expect(rows.filter(({ role }) => role === 'owner').map(({ count, first }) => ({ count, first }))).toEqual(
      [
        { count: 1, first: true },
        { count: 1, first: true },
      ],
    );
  });

  it('has the demo accounts, in the default publication alone, with their password', async () => {
    const accounts = await rowsOf<{ tenant_id: string; email: string; password_hash: string }>(
      `SELECT tenant_id, email, password_hash FROM users WHERE username IN ('demo', 'reader') ORDER BY email`,
    );
    expect(accounts).toMatchObject([
      { tenant_id: '1', email: 'demo@example.com' },
      { tenant_id: '1', email: 'reader@example.com' },
    ]);
    expect(await verify(accounts[0]?.password_hash ?? '', 'demo-password')).toBe(true);
    const follows = await rowsOf(`
      SELECT FROM follows f JOIN users r ON r.id = f.follower_id JOIN users d ON d.id = f.followee_id
      WHERE r.username = 'reader' AND d.username = 'demo'`);
    expect(follows).toHaveLength(1);
  });

  it('is open in the catalog', async () => {
    const catalog = new pg.Client({ connectionString: databases.catalogUrl });
    await catalog.connect();
    const open = await rowsOf(
      'SELECT slug FROM publications WHERE opened_at IS NOT NULL ORDER BY id',
      catalog,
    );
    await catalog.end();
    expect(open).toEqual([{ slug: 'press' }, { slug: 'daily-harbor' }]);
  });
});

it(
  'makes the same from the same flags, and other things from another number',
  { timeout: 60_000 },
  async () => {
    const contentOf = async (flags: readonly string[]) => {
      const other = await createTestDatabases(inject('databaseAdminUrl'));
      const reader = new pg.Client({ connectionString: other.shardUrl });
      try {
        await seedWith(flags, other);
        await reader.connect();
        const hash = createHash('sha256');
        for (const table of ['articles', 'article_tags', 'tags', 'comments', 'favorites', 'follows']) {
          hash.update(JSON.stringify(await rowsOf(`SELECT * FROM ${table} t ORDER BY t::text`, reader)));
        }
        hash.update(
          JSON.stringify(await rowsOf('SELECT id, username, bio, created_at FROM users ORDER BY id', reader)),
        );
        return hash.digest('hex');
      } finally {
        await reader.end();
        await other.drop();
      }
    };
    const first = await contentOf(FLAGS);
    expect(await contentOf(FLAGS)).toBe(first);
    expect(await contentOf([...FLAGS, '--seed', '6'])).not.toBe(first);
  },
);

describe('a second run', () => {
  it('refuses a publication that has articles, and leaves it alone with --if-empty', async () => {
    const before = await rowsOf('SELECT count(*) FROM articles');
    await expect(seedWith(FLAGS)).rejects.toThrow(
      'press has articles already: --if-empty leaves it as it is.',
    );
    await seedWith([...FLAGS, '--if-empty']);
    expect(reported).toEqual(['press has articles already', 'daily-harbor has articles already']);
    expect(await rowsOf('SELECT count(*) FROM articles')).toEqual(before);
  });

  it('fills the publications that are new', async () => {
    await seedWith([...FLAGS, '--if-empty', '--publications', '3']);
    expect(await findWrongCounts(client, 3)).toEqual([]);
    expect(reported).toContain('seeded daily-ledger');
  });
});

it('leaves nothing behind where it fails', async () => {
  const other = await createTestDatabases(inject('databaseAdminUrl'));
  const reader = new pg.Client({ connectionString: other.shardUrl });
  await reader.connect();
  try {
    await reader.query(
      `INSERT INTO users (tenant_id, username, email, password_hash) VALUES (1, 'Reader', 'someone@example.com', '')`,
    );
    await expect(seedWith(FLAGS, other)).rejects.toThrow('has a user the seed would make again');
    expect(await rowsOf('SELECT username FROM users', reader)).toEqual([{ username: 'Reader' }]);
  } finally {
    await reader.end();
    await other.drop();
  }
});

it('writes each publication to the shard that owns it, and none that is being moved', async () => {
  const two = await Promise.all(
    [1, 2].map((shardNumber) => createTestDatabases(inject('databaseAdminUrl'), { shardNumber })),
  );
  const [catalogUrl = ''] = two.map((each) => each.catalogUrl);
  const catalog = new Catalog({ members: membersOf([catalogUrl]) });
  const shards = two.map(({ shardUrl }, at) => ({ number: at + 1, urls: [shardUrl] as const }));
  const readers = two.map(({ shardUrl }) => new pg.Client({ connectionString: shardUrl }));
  try {
    await Promise.all(readers.map((reader) => reader.connect()));
    const ranges = [1, 2].map((shard) => ({ shard, from: shard * 1000 - 999, to: shard * 1000 }));
    await catalog.placements.setBaseMap(new RangeMap({ epoch: 2, shards: [1, 2], ranges }));
    const fill = (publications: number) => {
      const flags = [...FLAGS, '--if-empty', '--publications', String(publications)];
      return seed(parseSeedOptions(flags), { catalogUrls: [catalogUrl], shards, report: () => undefined });
    };
    await fill(3);
    const tenants = readers.map((reader) =>
      rowsOf('SELECT tenant_id::int AS id, count(*)::int AS n FROM articles GROUP BY 1 ORDER BY 1', reader),
    );
    expect(await Promise.all(tenants)).toEqual([
      [
        { id: 1, n: 300 },
        { id: 2, n: 300 },
      ],
      [{ id: 1001, n: 300 }],
    ]);
    await readers[1]?.query(`INSERT INTO tenant_fences VALUES (1002, 'closed', 1)`);
    await expect(fill(4)).rejects.toThrow('The publication is moving to another shard: run this again.');
  } finally {
    await Promise.all(readers.map((reader) => reader.end()));
    await catalog.close();
    await Promise.all(two.map((each) => each.drop()));
  }
});

it('sees a count that is wrong (the control of the checks above)', async () => {
  await client.query('BEGIN');
  await client.query(`UPDATE users SET articles_count = articles_count + 1 WHERE username = 'demo'`);
  await client.query(`UPDATE articles SET tag_list = '{nonsense}' WHERE slug LIKE '%-1' AND tenant_id = 1`);
  await client.query(
    'DELETE FROM favorites WHERE tenant_id = 1 AND user_id = (SELECT min(user_id) FROM favorites)',
  );
  await client.query(`UPDATE tags SET articles_count = 0 WHERE tag = 'food'`);
  await client.query('DELETE FROM publication_counters WHERE tenant_id = 1');
  const wrong = new Set((await findWrongCounts(client, 1)).map(({ column }) => column));
  await client.query('ROLLBACK');
  expect(wrong.size).toBe(6);
});
