import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import { Shard } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext } from './tenant-context.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';
import { dieAtCommit } from './testing/die-at-commit.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const tenant = tenantContext(1);
const addPerson = statement<[name: string], [id: number]>(
  'spec-unit-add',
  `INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-') RETURNING id`,
);
const listPeople = statement<[], [name: string]>(
  'spec-unit-list',
  'SELECT username::text FROM users WHERE tenant_id = $1 ORDER BY username',
);
const addTag = statement<[], []>(
  'spec-unit-add-tag',
  `INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, 'tag', 1)`,
);
const endBackend = statement<[], [ended: boolean]>(
  'spec-unit-end-backend',
  'SELECT pg_terminate_backend(pg_backend_pid()) FROM (SELECT $1::bigint) AS tenant',
);
const nothing = () => Promise.resolve(undefined);

let databases: TestDatabases;
let shard: Shard;
let unit: UnitOfWork;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
});

beforeEach(async () => {
  shard = new Shard({ members: [{ name: 'only', url: databases.shardUrl }], poolSize: 3 });
  await shard.primary.pool.query('DELETE FROM users');
  ({ unit } = await shard.begin(tenant, nothing));
});

afterEach(async () => {
  await unit.rollback();
  const { pool } = shard.primary;
  expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]);
  await shard.close();
});

afterAll(() => databases.drop());

const add = (name: string, asked = unit.tenant) => shard.write(asked).query(addPerson, name);
const people = async (asked = tenant) => (await shard.read(asked).query(listPeople)).map(([name]) => name);

describe('a unit of work on one member', () => {
  it('shows what it wrote to itself, and to everybody once it is committed', async () => {
    await add('anna');
    await shard.write(unit.tenant).transaction((transaction) => transaction.query(addPerson, 'bert'));
    expect([await people(unit.tenant), await people()]).toEqual([['anna', 'bert'], []]);
    await unit.commit();
    expect(await people()).toEqual(['anna', 'bert']);
  });

  it('leaves nothing when it is rolled back', async () => {
    await add('anna');
    await unit.rollback();
    expect(await people()).toEqual([]);
  });

  it('goes on after a violation that a repository catches', async () => {
    await add('anna');
    await expect(add('ANNA')).rejects.toSatisfy(isUniqueViolation);
    await add('bert');
    await unit.commit();
    expect(await people()).toEqual(['anna', 'bert']);
  });

  it('undoes the whole of a transaction in it that throws, and no more', async () => {
    await add('anna');
    const thrown = shard.write(unit.tenant).transaction(async (transaction) => {
      await transaction.query(addPerson, 'bert');
      throw new Error('on purpose');
    });
    await expect(thrown).rejects.toThrow('on purpose');
    await unit.commit();
    expect(await people()).toEqual(['anna']);
  });

  it('keeps what is asked side by side apart', async () => {
    const results = await Promise.allSettled(['anna', 'ANNA', 'bert'].map((name) => add(name)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await unit.commit();
    expect(await people()).toEqual(['anna', 'bert']);
  });

  it('refuses a commit after an error that nobody heeded, for PostgreSQL rolled back', async () => {
    await unit.query(addPerson, 'anna');
    await expect(unit.query(addPerson, 'ANNA')).rejects.toSatisfy(isUniqueViolation);
    await expect(unit.commit()).rejects.toThrow('rolled back');
    expect(await people()).toEqual([]);
  });

  it('refuses Prisma, which would write outside of it', () => {
    expect(() => shard.write(unit.tenant).prisma).toThrow(TypeError);
    expect(() => shard.read(unit.tenant).prisma).toThrow(TypeError);
  });

  it('takes nothing more when it is over', async () => {
    await unit.commit();
    await expect(add('anna')).rejects.toThrow('is over');
    await expect(unit.commit()).rejects.toThrow('is over');
    await unit.rollback();
  });

  it('is none when its first statements fail', async () => {
    const begun = shard.begin(tenant, async (transaction) => {
      await transaction.query(addPerson, 'anna');
      throw new Error('on purpose');
    });
    await expect(begun).rejects.toThrow('on purpose');
    expect(await people()).toEqual([]);
  });

  it('whose connection breaks has changed nothing, and says that the database is away', async () => {
    await add('anna');
    await expect(shard.write(unit.tenant).query(endBackend)).rejects.toThrow();
    await expect(unit.commit()).rejects.toSatisfy(
      (error) => isDatabaseUnavailable(error) && !(error instanceof OutcomeUnknown),
    );
    expect(await people()).toEqual([]);
  });

  it('whose COMMIT is not answered is of unknown outcome', async () => {
    await dieAtCommit(shard.primary.pool, 'tags');
    await unit.query(addTag);
    await expect(unit.commit()).rejects.toThrow(OutcomeUnknown);
  });
});
