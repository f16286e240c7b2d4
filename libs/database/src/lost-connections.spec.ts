import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type TestCluster } from '@scaleout/local/testing';
import { wasNotSent } from './database-error.ts';
import type { Member } from './member.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard, type ShardOptions } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { openCluster } from './testing/open-cluster.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const POOL_SIZE = 3;
const CROWD = 25;

const tenant = tenantContext(1);
const readSlowly = statement<[], [port: number]>(
  'spec-crowd-read',
  'SELECT inet_server_port() FROM (SELECT $1::bigint, pg_sleep(0.1)) AS slept',
);
const writeSlowly = statement<[name: string], [id: number]>(
  'spec-crowd-write',
  `INSERT INTO users (tenant_id, username, email, password_hash)
   SELECT $1, $2, $2, '-' FROM (SELECT pg_sleep(0.1) OFFSET 0) AS slept RETURNING id`,
);
const backend = statement<[], [pid: number]>(
  'spec-crowd-backend',
  'SELECT pg_backend_pid() FROM (SELECT $1::bigint) AS tenant',
);
const dieSoonWhenIdle = statement<[], [set: string]>(
  'spec-crowd-idle',
  `SELECT set_config('idle_in_transaction_session_timeout', '20ms', true) FROM (SELECT $1::bigint) AS tenant`,
);
const die = statement<[], [died: boolean]>(
  'spec-crowd-die',
  'SELECT pg_terminate_backend(pg_backend_pid()) FROM (SELECT $1::bigint) AS tenant',
);

let cluster: TestCluster;
let shard: Shard;

beforeAll(async () => {
  cluster = await openCluster({ near: 0, far: 0 });
}, 120_000);

afterAll(() => cluster.close());

beforeEach(() => open());
afterEach(() => shard.close());

async function open(options: Partial<ShardOptions> = {}, guards: Partial<Guards> = {}): Promise<void> {
  shard = new Shard(
    { members: cluster.members(), poolSize: POOL_SIZE, ...options },
    { ...ALL_GUARDS, ...guards },
  );
  await until(() => shard.status().filter(({ state }) => state === 'replica').length === 2);
}

async function reopen(options: Partial<ShardOptions>, guards: Partial<Guards> = {}): Promise<void> {
  await shard.close();
  await open(options, guards);
}

/** Reads side by side of one session, which keeps to one replica. */
function crowd(): Promise<[port: number][]>[] {
  const asked = withPositions(tenant, new Positions('visitor', [seenNothing(1)]));
  return Array.from({ length: CROWD }, () => shard.read(asked).query(readSlowly));
}

/** The replica that a {@link crowd} keeps to, with all its connections open. */
async function crowded(): Promise<Member> {
  const answers = await Promise.all(crowd());
  const name = cluster.nameOf(answers[0]![0]![0]);
  return shard.members.find((member) => member.name === name)!;
}

async function failures(work: readonly Promise<unknown>[]): Promise<unknown[]> {
  const results = await Promise.allSettled(work);
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
}

describe('a replica that more reads wait for than it has connections', () => {
  async function failuresWhenKilled(): Promise<unknown[]> {
    const { name, pool } = await crowded();
    const failed = failures(crowd());
    await until(() => pool.waitingCount > 0);
    await cluster.kill(name);
    try {
      return await failed;
    } finally {
      await cluster.startAsStandby(name);
    }
  }

  it('fails none of them when it is killed', async () => {
    expect(await failuresWhenKilled()).toEqual([]);
  });

  it('would fail them if they were not begun again on another member', async () => {
    await reopen({}, { readRetry: false });
    expect(await failuresWhenKilled()).not.toEqual([]);
  });

  it('fails none of them when it hangs for longer than a connection is waited for', async () => {
    await reopen({ connectTimeoutMs: 500, pollTimeoutMs: 300, silenceMs: 1_000 });
    const { name } = await crowded();
    expect(await cluster.frozen(name, () => failures(crowd()))).toEqual([]);
  });

  it('fails none of them when it is given up before they lose patience', async () => {
    await reopen({ pollTimeoutMs: 300, silenceMs: 600 });
    const { name } = await crowded();
    expect(await cluster.frozen(name, () => failures(crowd()))).toEqual([]);
  });
});

describe('a primary that more writes wait for than it has connections', () => {
  const write = (_: unknown, index: number) => shard.write(tenant).query(writeSlowly, `writer-${index}`);

  it('fails only those whose connections break, and lets go of the others once', async () => {
    const { primary } = shard;
    const { generation } = primary;
    const broken = [1, 2].map(() => shard.write(tenant).query(die));
    const writes = failures(Array.from({ length: CROWD }, write));
    expect(await failures(broken)).toEqual([expect.any(OutcomeUnknown), expect.any(OutcomeUnknown)]);
    expect(await writes).toEqual([]);
    expect(primary.generation).toBe(generation + 1);
  });
});

describe('a primary whose connections are thrown away', () => {
  it("fails none of Prisma's writes, of those that wait and of those that come", async () => {
    const { primary } = shard;
    const where = { username: 'nobody' };
    const rename = () => shard.write(tenant).prisma.user.updateManyAndReturn({ where, data: { bio: '' } });
    const renames = failures(Array.from({ length: CROWD }, rename));
    await until(() => primary.pool.waitingCount > 0);
    primary.retire();
    expect(await renames).toEqual([]);
    const client = primary.prisma;
    primary.retire();
    await expect(client.user.count()).rejects.toSatisfy(wasNotSent);
  });
});

describe('a unit of work whose connection is gone', () => {
  /** @returns how often the primary was let go of because of that */
  async function letGo(end: (unit: UnitOfWork, pid: number) => Promise<unknown>): Promise<number> {
    const { primary } = shard;
    const { generation } = primary;
    const { unit, first: pid } = await shard.begin(
      tenant,
      async (transaction) => (await transaction.query(backend))[0]![0],
    );
    await end(unit, pid);
    const alive = `SELECT FROM pg_stat_activity WHERE pid = ${pid}`;
    await until(async () => (await cluster.ask(primary.name, alive)).length === 0);
    await expect(unit.query(backend)).rejects.toThrow();
    await unit.rollback();
    return primary.generation - generation;
  }

  it('lets go of no other connection when it only stood still for too long', async () => {
    expect(await letGo((unit) => unit.query(dieSoonWhenIdle))).toBe(0);
  });

  it('lets go of the primary when somebody ended it', async () => {
    const { name } = shard.primary;
    expect(await letGo((_, pid) => cluster.ask(name, `SELECT pg_terminate_backend(${pid})`))).toBe(1);
  });
});
