import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import { Shard } from './shard.ts';
import { statement } from './statement.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { dieAtCommit } from './testing/die-at-commit.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';

const tenant = tenantContext(1);
const whichDatabase = statement<[], [name: string]>(
  'spec-which-database',
  'SELECT current_database() FROM (SELECT $1::bigint) tenant',
);
const fails = statement<[times: number], [attempt: number]>(
  'spec-fails',
  'SELECT fails_at_first($2::int) + 0 * $1::int',
);

const whichBackend = statement<[], [pid: number]>(
  'spec-which-backend',
  'SELECT pg_backend_pid() FROM (SELECT $1::bigint) tenant',
);
const countPeople = statement<[], [count: number]>(
  'spec-count-people',
  'SELECT count(*) FROM users WHERE tenant_id = $1',
);
const addPerson = statement<[name: string], [id: number]>(
  'spec-add-person',
  `INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-') RETURNING id`,
);

let databases: TestDatabases;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
});

afterAll(() => databases.drop());

async function using<Result>(use: (shard: Shard) => Promise<Result>): Promise<Result> {
  const members = [{ name: 'only', url: databases.shardUrl }];
  const shard = new Shard({ members, connectTimeoutMs: 20_000 });
  try {
    return await use(shard);
  } finally {
    await shard.close();
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
const addTag = statement<[tag: string], []>(
  'spec-shard-add-tag',
  'INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, $2, 1)',
);

describe('a shard', () => {
  it('of one member reads and writes there, and keeps no positions', async () => {
    await using(async (shard) => {
      const positions = new Positions('somebody', [seenNothing(1)]);
      const asked = withPositions(tenant, positions);
      expect(await shard.read(asked).query(whichDatabase)).toEqual([[nameOf(databases.shardUrl)]]);
      expect(await shard.write(asked).query(whichDatabase)).toEqual([[nameOf(databases.shardUrl)]]);
      expect([shard.replicated, positions.raised]).toEqual([false, false]);
    });
  });

  it("runs a deadlock's victim again, and gives up after four attempts", async () => {
    await using(async (shard) => {
      await shard.acrossTenants().pool.query(`
        CREATE SEQUENCE attempts;
        CREATE FUNCTION fails_at_first(times int) RETURNS int LANGUAGE plpgsql AS $$
        DECLARE attempt int := nextval('attempts');
        BEGIN
          IF attempt <= times THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF;
          RETURN attempt;
        END $$`);
      expect(await shard.write(tenant).query(fails, 2)).toEqual([[3]]);
      await expect(shard.write(tenant).query(fails, 1_000)).rejects.toMatchObject({ code: '40P01' });
      const { rows } = await shard
        .acrossTenants()
        .pool.query('SELECT last_value::int AS attempts FROM attempts');
      expect(rows).toEqual([{ attempts: 7 }]);
    });
  });

  it('commits what a transaction did, and rolls back what threw', async () => {
    await using(async (shard) => {
      const people = () => shard.read(tenant).query(countPeople);
      const before = await people();
      const thrown = shard.write(tenant).transaction(async (transaction) => {
        await transaction.query(addPerson, 'thrown');
        throw new Error('on purpose');
      });
      await expect(thrown).rejects.toThrow('on purpose');
      expect(await people()).toEqual(before);
      await shard.write(tenant).transaction((transaction) => transaction.query(addPerson, 'kept'));
      expect(await people()).toEqual([[before[0]![0] + 1]]);
    });
  });

  it('outlives a connection that breaks within a transaction', async () => {
    await using(async (shard) => {
      const broken = shard.write(tenant).transaction(async (transaction) => {
        const [row] = await transaction.query(whichBackend);
        await shard.acrossTenants().pool.query('SELECT pg_terminate_backend($1)', [row![0]]);
        await transaction.query(whichBackend);
      });
      await expect(broken).rejects.toThrow();
      expect(
        await shard.write(tenant).transaction((transaction) => transaction.query(whichBackend)),
      ).toHaveLength(1);
    });
  });

  it('says of a write that was sent and never answered that nobody knows what came of it', async () => {
    await using(async (shard) => {
      await dieAtCommit(shard.acrossTenants().pool, 'tags');
      await expect(shard.write(tenant).query(addTag, 'alone')).rejects.toThrow(OutcomeUnknown);
      const together = shard
        .write(tenant)
        .transaction((transaction) => transaction.query(addTag, 'together'));
      await expect(together).rejects.toThrow(OutcomeUnknown);
    });
  });

  it('tells a database that is away from one that refuses', async () => {
    const away = new Shard({ members: [{ name: 'away', url: 'postgres://nobody@127.0.0.1:1/none' }] });
    await expect(away.read(tenant).query(whichDatabase)).rejects.toSatisfy(isDatabaseUnavailable);
    await expect(away.read(tenant).prisma.user.count()).rejects.toSatisfy(isDatabaseUnavailable);
    await away.close();
    await using(async (shard) => {
      const data = { tenantId: 1, username: 'same', email: 'same@example.com', passwordHash: '-' };
      await shard.write(tenant).prisma.user.create({ data });
      const again = shard.write(tenant).prisma.user.create({ data: { ...data, username: 'SAME' } });
      await expect(again).rejects.toSatisfy(
        (error) => isUniqueViolation(error) && !isDatabaseUnavailable(error),
      );
    });
  });
});
