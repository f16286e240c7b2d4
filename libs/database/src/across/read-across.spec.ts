import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { RangeMap } from '@scaleout/sharding';
import type { FenceState } from '@scaleout/sharding/fence';
import { Directory, type DirectoryData } from '../directory/directory.ts';
import { UnknownShard } from '../directory/unknown-shard.ts';
import { Shards } from '../shards.ts';
import { tenantContext } from '../tenant-context.ts';
import { createTestDatabases, type TestDatabases } from '../testing/create-test-databases.ts';
import { acrossStatement, SERVED_HERE } from './across-statement.ts';
import { DirectoryBehind } from './directory-behind.ts';
import { NoShardAnswered } from './no-shard-answered.ts';
import { readAcross } from './read-across.ts';

const base = new RangeMap({
  epoch: 1,
  shards: [1, 2],
  ranges: [
    { shard: 1, from: 1, to: 1_000 },
    { shard: 2, from: 2_000, to: 3_000 },
  ],
});
const visitor = tenantContext(1);
/** Smallest first, and of one size by the name: many have the same size. */
const TEXT = `SELECT tenant_id, articles_count, tag FROM tags
  WHERE (articles_count, tag) > ($2::integer, $3::text) AND tenant_id ${SERVED_HERE}
  ORDER BY articles_count, tag LIMIT $4`;
const page = acrossStatement<[after: number, name: string, limit: number], [number, number, string]>(
  'spec-across',
  TEXT,
);
const broken = acrossStatement<[], [number]>('spec-across-broken', `SELECT nothing ${SERVED_HERE}`);

interface Key {
  readonly size: number;
  readonly name: string;
}

const FIRST: Key = { size: 0, name: '' };

function compare(one: Key, other: Key): number {
  return one.size - other.size || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}

let databases: TestDatabases[];
let data: DirectoryData;
/** What the catalog says when it is asked. */
let load: () => Promise<DirectoryData>;
let shards: Shards;

function open(urls: readonly string[]): Shards {
  const directory = new Directory(() => load());
  return new Shards({
    shards: urls.map((url, at) => ({ number: at + 1, urls: [url] as const })),
    directory,
    poolSize: 4,
  });
}

beforeAll(async () => {
  const adminUrl = inject('databaseAdminUrl');
  databases = await Promise.all(
    [1, 2].map((number) => createTestDatabases(adminUrl, { shardNumber: number })),
  );
});

beforeEach(async () => {
  data = { epoch: 1, base, placements: [] };
  load = () => Promise.resolve(data);
  shards = open(databases.map(({ shardUrl }) => shardUrl));
  await Promise.all([shards.ready(), shards.directory.known()]);
  for (const { primary } of shards.all) await primary.pool.query('TRUNCATE tags, tenant_fences');
  return () => shards.close();
});

afterAll(() => Promise.all(databases.map((each) => each.drop())));

function ask(after = FIRST, limit = 10, of = shards, deadlineMs = 2_000) {
  return readAcross(of, visitor, {
    statement: page,
    params: [after.size, after.name, limit],
    limit,
    keyOf: ([, size, name]) => ({ size, name }),
    compare,
    deadlineMs,
  });
}

const names = (rows: readonly (readonly [number, number, string])[]) => rows.map(([, , name]) => name);

async function put(shard: number, tenantId: number, size: number, ...each: string[]): Promise<void> {
  await shards
    .of(shard)
    .primary.pool.query(
      'INSERT INTO tags (tenant_id, articles_count, tag) SELECT $1, $2, unnest($3::text[])',
      [tenantId, size, each],
    );
}

async function fence(shard: number, tenantId: number, state: FenceState, epoch: number): Promise<void> {
  await shards.of(shard).primary.pool.query(
    `INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state, epoch = excluded.epoch`,
    [tenantId, state, epoch],
  );
}

async function removeAll(shard: number, tenantId: number): Promise<void> {
  await shards.of(shard).primary.pool.query('DELETE FROM tags WHERE tenant_id = $1', [tenantId]);
}

/** The flip of a move from shard 1 to shard 2, as the catalog has it. */
function flipped(tenantId: number): DirectoryData {
  return { epoch: 2, base, placements: [{ tenantId, shard: 2, arrival: undefined, departures: [] }] };
}

describe('reading across shards', () => {
  it('gives the rows of all tenants in one order, page by page, each once, also where many are equal', async () => {
    for (const size of [1, 2, 3]) {
      await put(1, 7, size, `a${size}`, `d${size}`, `e${size}`);
      await put(1, 8, size, `b${size}`);
      await put(2, 2_000, size, `c${size}`, `f${size}`);
    }
    const found: string[] = [];
    for (let after: Key | null = FIRST; after;) {
      const { rows, next }: Awaited<ReturnType<typeof ask>> = await ask(after, 4);
      expect(rows.length).toBeLessThanOrEqual(4);
      found.push(...names(rows));
      after = next;
    }
    expect(found).toEqual(
      [1, 2, 3].flatMap((size) => ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}${size}`)),
    );
  });

  it('takes a tenant that moves from the shard that it is leaving alone, until it has left', async () => {
    await put(1, 7, 1, 'moving');
    await put(2, 7, 1, 'moving');
    await fence(2, 7, 'arriving', 1);
    expect(names((await ask()).rows)).toEqual(['moving']);
    await fence(1, 7, 'closed', 1);
    expect(names((await ask()).rows)).toEqual(['moving']);
    // Open at the target, and the directory does not say so yet.
    await shards.of(2).primary.pool.query('DELETE FROM tenant_fences');
    const { rows, missing } = await ask();
    expect([names(rows), missing]).toEqual([['moving'], []]);
  });

  it('shows a row once that is moved between two pages, before and behind the cursor', async () => {
    await put(1, 7, 1, 'a', 'c', 'e');
    await put(2, 2_000, 1, 'b', 'd', 'f');
    const first = await ask(FIRST, 3);
    await put(2, 7, 1, 'a', 'c', 'e');
    await removeAll(1, 7);
    await fence(1, 7, 'left', 2);
    data = flipped(7);
    const second = await ask(first.next ?? FIRST, 3);
    expect([names(first.rows), names(second.rows)]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(shards.directory.map.epoch).toBe(2);
  });

  it('asks for the directory when a tenant has left, and not again for one that left long ago', async () => {
    await put(2, 7, 1, 'moved');
    await fence(1, 7, 'left', 2);
    let loads = 0;
    load = () => {
      loads += 1;
      return Promise.resolve(flipped(7));
    };
    for (let time = 0; time < 3; time += 1) expect(names((await ask()).rows)).toEqual(['moved']);
    expect(loads).toBe(1);
  });

  it('waits for a directory that says a moment later than the shard that a tenant has left', async () => {
    await put(2, 7, 1, 'moved');
    await fence(1, 7, 'left', 2);
    const later = [data, data, flipped(7)];
    load = () => Promise.resolve(later.shift() ?? flipped(7));
    const { rows, missing } = await ask();
    expect([names(rows), missing, later]).toEqual([['moved'], [], []]);
  });

  it('goes on without the shard when no directory comes to say so in time', async () => {
    await put(1, 8, 1, 'stays');
    await fence(1, 7, 'left', 2);
    const { rows, missing } = await ask(FIRST, 10, shards, 30);
    expect([names(rows), missing]).toEqual([[], [{ shard: 1, error: new DirectoryBehind() }]]);
  });

  it('would miss a tenant that left if its fence told of no epoch (the guard is what helps)', async () => {
    await put(2, 7, 1, 'moved');
    await fence(1, 7, 'left', 0);
    data = flipped(7);
    expect(names((await ask()).rows)).toEqual([]);
  });

  it('is without the shard whose tenant is somewhere that the catalog cannot say', async () => {
    await put(1, 8, 1, 'stays');
    await put(2, 2_000, 1, 'other');
    await fence(1, 7, 'left', 2);
    load = () => Promise.reject(new Error('the catalog is away'));
    const { rows, missing } = await ask();
    expect(names(rows)).toEqual(['other']);
    expect(missing).toEqual([{ shard: 1, error: new DirectoryBehind() }]);
  });

  it('leaves out rows of a tenant that the map has nowhere', async () => {
    await put(1, 1_500, 1, 'nobody');
    await put(1, 7, 1, 'somebody');
    expect(names((await ask()).rows)).toEqual(['somebody']);
  });

  it('goes on without a shard that is down, and says which', async () => {
    await put(1, 7, 1, 'here');
    const lame = open([databases[0]?.shardUrl ?? '', 'postgresql://postgres:x@127.0.0.1:1/none']);
    await lame.ready();
    const { rows, missing } = await ask(FIRST, 10, lame);
    expect(names(rows)).toEqual(['here']);
    expect(missing.map(({ shard }) => shard)).toEqual([2]);
    await lame.close();
  });

  it('goes on without a shard of which this process was not told', async () => {
    const alone = open([databases[0]?.shardUrl ?? '']);
    await alone.ready();
    const { missing } = await ask(FIRST, 10, alone);
    expect(missing).toEqual([{ shard: 2, error: new UnknownShard(2, [1]) }]);
    await alone.close();
  });

  it('fails when no shard answers', async () => {
    const down = open([1, 2].map((port) => `postgresql://postgres:x@127.0.0.1:${port}/none`));
    await down.ready();
    await expect(ask(FIRST, 10, down)).rejects.toThrow(NoShardAnswered);
    await down.close();
  });

  it('passes over no defect', async () => {
    const query = { params: [] as const, limit: 1, keyOf: () => 1, compare: () => 0, deadlineMs: 2_000 };
    await expect(readAcross(shards, visitor, { ...query, statement: broken })).rejects.toThrow('nothing');
  });

  it('takes no statement that would show tenants which are not served', () => {
    expect(() => acrossStatement('spec-across-careless', 'SELECT tenant_id FROM tags')).toThrow(
      'Statement spec-across-careless also reads tenants that another shard owns',
    );
  });
});
