import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { RangeMap } from '@scaleout/sharding';
import { until, type TestCluster } from '@scaleout/local/testing';
import { Directory } from './directory/directory.ts';
import { ForeignMember } from './routing/errors/foreign-member.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard, type ShardOptions } from './shard.ts';
import { Shards } from './shards.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';
import { openCluster } from './testing/open-cluster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

const tenant = tenantContext(1);
const addTag = statement<[tag: string], []>(
  'spec-live-add',
  'INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, $2, 1)',
);
const findTag = statement<[tag: string], [tag: string]>(
  'spec-live-find',
  'SELECT tag FROM tags WHERE tenant_id = $1 AND tag = $2',
);
const readSlowly = statement<[], [port: number]>(
  'spec-live-slow',
  'SELECT inet_server_port() FROM (SELECT $1::bigint, pg_sleep(0.4)) AS slept',
);
const SETTLE_MS = 200;

let cluster: TestCluster;
/** Who is primary when a spec begins, and who is not. */
let first = '';
let next = '';
let foreign: TestDatabases;
let shard: Shard;
let tags = 0;

beforeAll(async () => {
  [cluster, foreign] = await Promise.all([
    openCluster({ near: 0 }),
    createTestDatabases(inject('databaseAdminUrl')),
  ]);
});

afterAll(() => Promise.all([cluster.close(), foreign.drop()]));

beforeEach(async () => {
  first = await cluster.latestPrimary();
  next = first === 'near' ? 'postgres' : 'near';
  await cluster.ask(first, 'DELETE FROM tags');
});

afterEach(() => shard.close());

async function open(
  names: readonly string[],
  guards: Partial<Guards> = {},
  options: Partial<ShardOptions> = {},
): Promise<void> {
  const members = cluster.members([...names]);
  shard = new Shard({ members, settleMs: SETTLE_MS, ...options }, { ...ALL_GUARDS, ...guards });
  await shard.ready();
}

async function take(...names: string[]): Promise<void> {
  (await shard.prepare(cluster.members(names))).take();
}

const session = () => new Positions(`session ${(tags += 1)}`, [seenNothing(1)]);
const write = (positions: Positions, tag: string) =>
  shard.write(withPositions(tenant, positions)).query(addTag, tag);
const finds = async (positions: Positions, tag: string) =>
  (await shard.read(withPositions(tenant, positions)).query(findTag, tag)).length === 1;

describe('a shard whose list of members changes', () => {
  it('has whoever is added answer once it was asked what it is, and whoever is removed answer no more', async () => {
    await open([first]);
    expect(shard.replicated).toBe(false);
    await take(first, next);
    expect(shard.status().map(({ state }) => state)).toEqual(['primary', 'replica']);
    const port = async () => (await shard.read(withPositions(tenant, session())).query(readSlowly))[0]?.[0];
    await until(async () => cluster.nameOf((await port())!) === next);
    await take(first);
    expect(cluster.nameOf((await port())!)).toBe(first);
    await until(() => !shard.replicated);
    expect(shard.status().map(({ name }) => name)).toEqual([first]);
  });

  it('lets who is removed answer what it was asked, and then closes it', async () => {
    await open([first, next]);
    await until(async () => {
      const [row] = await shard.read(withPositions(tenant, session())).query(readSlowly);
      return cluster.nameOf(row![0]) === next;
    });
    const asked = Array.from({ length: 5 }, () =>
      shard.read(withPositions(tenant, session())).query(readSlowly),
    );
    await take(first);
    expect(shard.leaving.map(({ name }) => name)).toEqual([next]);
    expect((await Promise.all(asked)).map(([row]) => cluster.nameOf(row![0]))).toContain(next);
    await until(() => shard.leaving.length === 0);
    const connected = `SELECT FROM pg_stat_activity WHERE query LIKE '%spec-live%' AND pid <> pg_backend_pid()`;
    expect(await cluster.ask(next, connected)).toEqual([]);
  });

  it.each<[string, () => { name: string; url: string }[], new () => Error]>([
    [
      'of another cluster',
      () => [...cluster.members([first]), { name: 'foreign', url: foreign.shardUrl }],
      ForeignMember,
    ],
    ['of another cluster alone', () => [{ name: 'foreign', url: foreign.shardUrl }], ForeignMember],
    [
      'of whom nobody answers',
      () => [1, 2].map((port) => ({ name: `${port}`, url: `postgres://nobody@127.0.0.1:${port}/none` })),
      NoPrimary,
    ],
  ])('refuses a list %s, and goes on as before', async (_list, members, error) => {
    await open([first]);
    await expect(shard.prepare(members())).rejects.toThrow(error);
    await write(session(), 'as before');
    expect(await finds(session(), 'as before')).toBe(true);
  });

  /** Somebody writes while there is one member, with a position from before, and reads when there are two again. */
  async function readsWhatNobodyNoted(guards: Partial<Guards>): Promise<boolean> {
    await open([first, next], guards);
    const positions = session();
    await write(positions, 'noted');
    await until(() => finds(positions, 'noted'));
    await cluster.caughtUp(next, first);
    await cluster.ask(next, 'SELECT pg_wal_replay_pause()');
    try {
      await take(first);
      await until(() => !shard.replicated);
      await write(positions, 'not noted');
      await take(first, next);
      await until(() => shard.status().some(({ state }) => state === 'replica'));
      const settled = performance.now() + 2 * SETTLE_MS;
      await until(() => performance.now() > settled);
      return await finds(positions, 'not noted');
    } finally {
      await cluster.ask(next, 'SELECT pg_wal_replay_resume()');
    }
  }

  it('shows a session what it wrote while there was one member, though its position is from before', async () => {
    expect(await readsWhatNobodyNoted({})).toBe(true);
  });

  it('would not if a replica answered before it shows what nobody noted', async () => {
    expect(await readsWhatNobodyNoted({ settling: false })).toBe(false);
  });

  it('goes from one server to another by a switchover, and nothing fails for who writes and reads', async () => {
    await open([first]);
    const [failures, acknowledged]: [unknown[], string[]] = [[], []];
    let isOver = false;
    const work = async () => {
      const positions = session();
      while (!isOver) {
        const tag = `tag-${(tags += 1)}`;
        try {
          await shard.outlastHandover(() => write(positions, tag));
          acknowledged.push(tag);
          if (!(await finds(positions, tag))) failures.push(new Error(`${tag} is not seen by who wrote it`));
        } catch (error) {
          failures.push(error);
        }
      }
    };
    const working = Array.from({ length: 4 }, work);
    await until(() => acknowledged.length > 20);
    await take(first, next);
    await cluster.switchOver(first, next);
    await take(next);
    await cluster.server(first).stop();
    const before = acknowledged.length;
    await until(() => acknowledged.length > before + 20);
    isOver = true;
    await Promise.all(working);
    expect(failures).toEqual([]);
    const stored = await cluster.ask<{ tag: string }>(next, 'SELECT tag FROM tags');
    expect(stored.map(({ tag }) => tag).sort()).toEqual(acknowledged.sort());
    await cluster.rejoin(first, next);
  });
});

describe('shards that come and go', () => {
  it('serve their tenants from the moment they are taken, until they are taken out', async () => {
    await open([first]);
    const base = new RangeMap({
      epoch: 1,
      shards: [1, 2],
      ranges: [
        { shard: 1, from: 1, to: 1_000 },
        { shard: 2, from: 2_000, to: 3_000 },
      ],
    });
    const one = { number: 1, urls: [cluster.url(first)] } as const;
    const two = { number: 2, urls: [foreign.shardUrl] } as const;
    const directory = new Directory(() => Promise.resolve({ epoch: 1, base, placements: [] }));
    const shards = new Shards({ shards: [one], directory });
    const elsewhere = tenantContext(2_017);
    await expect(shards.read(elsewhere).query(findTag, 'x')).rejects.toThrow(/shard 2/);
    (await shards.prepare([one, two])).take();
    await shards.write(elsewhere).query(addTag, 'there');
    const asked = shards.read(elsewhere).query(readSlowly);
    (await shards.prepare([one])).take();
    expect(shards.leaving).toHaveLength(1);
    expect(await asked).toHaveLength(1);
    await until(() => shards.leaving.length === 0);
    expect(shards.all.map(({ number }) => number)).toEqual([1]);
    await shards.close();
  });

  it('are refused as a whole when one of them does not answer', async () => {
    await open([first]);
    const one = { number: 1, urls: [cluster.url(first)] } as const;
    const away = { number: 2, urls: ['postgres://nobody@127.0.0.1:1/none'] } as const;
    const directory = new Directory(() => Promise.reject(new Error('is not asked here')));
    const shards = new Shards({ shards: [one], directory });
    const both = { number: 1, urls: [cluster.url(first), cluster.url(next)] } as const;
    await expect(shards.prepare([both, away])).rejects.toThrow(/ECONNREFUSED/);
    expect(shards.all.map(({ members }) => members.length)).toEqual([1]);
    await shards.close();
  });
});
