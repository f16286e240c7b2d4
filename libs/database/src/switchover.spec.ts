import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until, type TestCluster } from '@scaleout/local/testing';
import { Catalog } from './catalog.ts';
import { isDatabaseUnavailable } from './database-error.ts';
import { membersOf } from './routing/check-members.ts';
import { PositionLost } from './routing/errors/position-lost.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { openCluster } from './testing/open-cluster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // every spec has servers of its own to break

const tenant = tenantContext(1);
const addTag = statement<[tag: string], []>(
  'spec-switchover-add',
  'INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, $2, 1)',
);
const findTag = statement<[tag: string], [tag: string]>(
  'spec-switchover-find',
  'SELECT tag FROM tags WHERE tenant_id = $1 AND tag = $2',
);

let cluster: TestCluster;
/** Who is primary when a spec begins, and who will be. */
let first = '';
let next = '';
let tags = 0;

beforeAll(async () => {
  cluster = await openCluster({ near: 0, far: 0 });
});

afterAll(() => cluster.close());

beforeEach(async () => {
  first = await cluster.latestPrimary();
  next = first === 'near' ? 'postgres' : 'near';
  await cluster.ask(first, 'DELETE FROM tags');
});

/** Has the old primary follow the new one, as whoever switches over has to. */
async function takeBack(): Promise<void> {
  await cluster.server(first).stop();
  await cluster.rejoin(first, next);
}

/** One way to write a tag. */
type Write = (shard: Shard, positions: Positions, tag: string) => Promise<unknown>;

const asked = (positions: Positions) => withPositions(tenant, positions);

const WAYS: Record<string, Write> = {
  'a statement': (shard, positions, tag) => shard.write(asked(positions)).query(addTag, tag),
  'a transaction that reads first': (shard, positions, tag) =>
    shard.write(asked(positions)).transaction(async (transaction) => {
      await transaction.query(findTag, tag);
      await transaction.query(addTag, tag);
    }),
  Prisma: (shard, positions, tag) =>
    shard.write(asked(positions)).prisma.tag.create({ data: { tenantId: 1n, tag, articlesCount: 1 } }),
  'a unit of work that reads first': async (shard, positions, tag) => {
    const { unit } = await shard.begin(asked(positions), (transaction) => transaction.query(findTag, tag));
    try {
      await shard.write(unit.tenant).query(addTag, tag);
      await unit.commit();
    } finally {
      await unit.rollback();
    }
  },
  'a transaction across tenants': (shard, _positions, tag) =>
    shard.transactionAcrossTenants('BEGIN', (connection) =>
      connection.query('INSERT INTO tags (tenant_id, tag, articles_count) VALUES (1, $1, 1)', [tag]),
    ),
};

/** Whether somebody goes on; told of what went wrong, and of what was acknowledged. */
interface Load {
  isOver: boolean;
  readonly acknowledged: string[];
  readonly failures: unknown[];
}

/** Writes, and reads what was written, one after the other, until it is over. */
async function work(shard: Shard, write: Write, load: Load): Promise<void> {
  const positions = new Positions(`session ${(tags += 1)}`, [seenNothing(1)]);
  while (!load.isOver) {
    const tag = `tag-${(tags += 1)}`;
    try {
      await write(shard, positions, tag);
      load.acknowledged.push(tag);
      const isOwn = write !== WAYS['a transaction across tenants'];
      const found = isOwn ? await shard.read(asked(positions)).query(findTag, tag) : [[tag]];
      if (found.length !== 1) load.failures.push(new Error(`${tag} is not seen by who wrote it`));
    } catch (error) {
      load.failures.push(error);
    }
  }
}

/** Switches over while everybody writes and reads. @returns what came of it, and what is there in the end */
async function underLoad(writes: readonly Write[], guards: Partial<Guards> = {}) {
  const shard = new Shard({ members: cluster.members() }, { ...ALL_GUARDS, ...guards });
  await shard.ready();
  const load: Load = { isOver: false, acknowledged: [], failures: [] };
  const working = writes.flatMap((write) => [work(shard, write, load), work(shard, write, load)]);
  await until(() => load.acknowledged.length > 50);
  const { heldUpMs } = await cluster.switchOver(first, next);
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before + 50 || load.failures.length > 100);
  load.isOver = true;
  await Promise.all(working);
  await shard.close();
  const rows = await cluster.ask<{ tag: string }>(next, 'SELECT tag FROM tags');
  return { ...load, heldUpMs, stored: rows.map(({ tag }) => tag) };
}

describe('a planned switchover', () => {
  afterEach(takeBack);

  it('is a pause for whoever writes and reads: nothing fails, is lost or done twice', async () => {
    const { failures, acknowledged, stored, heldUpMs } = await underLoad(Object.values(WAYS));
    expect(failures).toEqual([]);
    expect(stored.sort()).toEqual(acknowledged.sort());
    expect(heldUpMs).toBeLessThan(2_000);
  });

  it('would fail writes if those that are refused were not begun again', async () => {
    const { failures } = await underLoad([WAYS['a statement']!], { handover: false });
    expect(failures).not.toEqual([]);
    expect(failures.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
  });

  it('is a pause for who opens a publication, too', async () => {
    // The two databases of one run differ by what they are for.
    const urls = cluster.members().map(({ url }) => url.replace('test_shard_', 'test_catalog_'));
    const catalog = new Catalog({ members: membersOf(urls) });
    await catalog.ready();
    const slugs: string[] = [];
    let isOver = false;
    const open = async () => {
      while (!isOver) {
        const slug = `publication-${(tags += 1)}`;
        const reserved = await catalog.reserve({ slug, name: slug });
        await catalog.open(reserved!.id);
        slugs.push(slug);
      }
    };
    const opening = open();
    await until(() => slugs.length > 5);
    await cluster.switchOver(first, next);
    const before = slugs.length;
    await until(() => slugs.length > before + 5);
    isOver = true;
    await opening;
    const found = await Promise.all(slugs.map((slug) => catalog.findOpen(slug)));
    expect(found.map((each) => each?.slug)).toEqual(slugs);
    await catalog.close();
  });
});

describe('a process that has not heard of a switchover', () => {
  afterEach(takeBack);

  /** Reads where the old primary is still taken for it, whose log goes on; then once more, when all is known. */
  async function readsTwice(guards: Partial<Guards>): Promise<unknown> {
    const shard = new Shard({ members: cluster.members(), pollMs: 60_000 }, { ...ALL_GUARDS, ...guards });
    await shard.ready();
    await shard.write(tenant).query(addTag, 'there');
    await cluster.switchOver(first, next);
    await cluster.ask(first, 'SELECT pg_switch_wal()');
    const positions = new Positions('somebody');
    await shard.read(asked(positions)).query(findTag, 'there');
    await shard.ready();
    const again = shard.read(asked(positions)).query(findTag, 'there');
    return again.catch((error: unknown) => error).finally(() => shard.close());
  }

  it('shows nobody a place in the old log that the new one lacks', async () => {
    expect(await readsTwice({})).toEqual([['there']]);
  });

  it('would tell them that what they saw is lost if the old primary were believed', async () => {
    expect(await readsTwice({ handover: false })).toBeInstanceOf(PositionLost);
  });
});

describe('a primary that is fenced and stays so', () => {
  afterEach(() => cluster.set(first, 'default_transaction_read_only', null));

  it('answers reads, and refuses writes as unavailable after a while', async () => {
    const shard = new Shard({ members: cluster.members(), primaryWaitMs: 300 });
    await shard.ready();
    const positions = new Positions('somebody');
    await shard.write(asked(positions)).query(addTag, 'before');
    await cluster.set(first, 'default_transaction_read_only', 'on');
    expect(await shard.read(tenant).query(findTag, 'before')).toEqual([['before']]);
    const error: unknown = await shard
      .write(tenant)
      .query(addTag, 'after')
      .catch((cause: unknown) => cause);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await shard.close();
  });
});

describe('a shard of which one server is known', () => {
  it.each([
    ['goes on with a write once its server takes it again', {}, 'done'],
    ['would fail it if what is refused were not begun again', { handover: false }, 'refused'],
  ])('%s', async (_does, guards, outcome) => {
    const shard = new Shard({ members: cluster.members([first]) }, { ...ALL_GUARDS, ...guards });
    await cluster.set(first, 'default_transaction_read_only', 'on');
    const write = shard.outlastHandover(() => shard.write(tenant).query(addTag, 'held up'));
    const ended = write.then(
      () => 'done',
      () => 'refused',
    );
    const early = await Promise.race([ended, cluster.set(first, 'default_transaction_read_only', null)]);
    expect(early ?? (await ended)).toBe(outcome);
    await shard.close();
  });
});
