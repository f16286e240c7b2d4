import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { RangeMap } from '@scaleout/sharding';
import { tenantLockKey, type FenceState } from '@scaleout/sharding/fence';
import { Directory, type DirectoryData } from './directory/directory.ts';
import { UnknownShard } from './directory/unknown-shard.ts';
import { ALL_GUARDS } from './routing/guards.ts';
import { Shards } from './shards.ts';
import { statement } from './statement.ts';
import { TenantFenced } from './tenant-fenced.ts';
import { tenantContext } from './tenant-context.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';

const tenant = tenantContext(1);
const neighbour = tenantContext(2);
const base = new RangeMap({
  epoch: 1,
  shards: [1, 2],
  ranges: [
    { shard: 1, from: 1, to: 1_000 },
    { shard: 2, from: 2_000, to: 3_000 },
  ],
});
const addTag = statement<[tag: string], []>(
  'spec-shards-add',
  'INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, $2, 1)',
);
const listTags = statement<[], [tag: string]>(
  'spec-shards-list',
  'SELECT tag FROM tags WHERE tenant_id = $1 ORDER BY tag',
);

let databases: TestDatabases[];
let data: DirectoryData;
let loads: number;
let shards: Shards;
let unguarded: Shards;

function open(guards = ALL_GUARDS): Shards {
  const directory = new Directory(() => {
    loads += 1;
    return Promise.resolve(data);
  });
  const addresses = databases.map(({ shardUrl }, at) => ({ number: at + 1, urls: [shardUrl] as const }));
  return new Shards({ shards: addresses, directory, poolSize: 4 }, guards);
}

beforeAll(async () => {
  const adminUrl = inject('databaseAdminUrl');
  databases = await Promise.all(
    [1, 2].map((number) => createTestDatabases(adminUrl, { shardNumber: number })),
  );
});

beforeEach(async () => {
  data = { epoch: 1, base, placements: [] };
  loads = 0;
  shards = open();
  unguarded = open({ ...ALL_GUARDS, fence: false });
  await Promise.all([shards, unguarded].flatMap((each) => [each.ready(), each.directory.meet([1, 2])]));
  for (const { primary } of shards.all)
    await primary.pool.query('TRUNCATE tags, tenant_fences, users CASCADE');
  return () => Promise.all([shards.close(), unguarded.close()]);
});

afterAll(() => Promise.all(databases.map((each) => each.drop())));

async function fence(shard: number, state: FenceState): Promise<void> {
  await shards.of(shard).primary.pool.query(
    `INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES (1, $1, 2)
     ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state`,
    [state],
  );
}

/** What a mover does when it flips, seen from here: the rows were brought over before. */
async function moveTo2(): Promise<void> {
  await shards
    .of(2)
    .primary.pool.query(`INSERT INTO tags (tenant_id, tag, articles_count) VALUES (1, 'brought', 1)`);
  data = {
    epoch: 2,
    base,
    placements: [{ tenantId: 1, shard: 2, arrival: undefined, departures: [] }],
  };
  await fence(1, 'left');
}

const tags = async (of = shards) => (await of.read(tenant).query(listTags)).map(([tag]) => tag);
const tagsOn = async (shard: number) =>
  (await shards.of(shard).primary.pool.query<{ tag: string }>('SELECT tag FROM tags ORDER BY tag')).rows.map(
    ({ tag }) => tag,
  );

describe('a tenant', () => {
  it('is read and written on the shard that owns it', async () => {
    await shards.write(tenant).query(addTag, 'one');
    await shards.write(tenantContext(2_017)).query(addTag, 'two');
    expect([await tagsOn(1), await tagsOn(2)]).toEqual([['one'], ['two']]);
    expect(await tags()).toEqual(['one']);
  });

  it('that left is read and written where it is now, by who did not know of it', async () => {
    await moveTo2();
    expect(await tags()).toEqual(['brought']);
    await shards.write(tenant).query(addTag, 'later');
    expect([await tagsOn(1), await tagsOn(2)]).toEqual([[], ['brought', 'later']]);
    expect(loads).toBe(3); // at the start of both, and once after the move
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a transaction', () => shards.write(tenant).transaction((each) => each.query(addTag, 'later'))],
    [
      'a unit of work',
      async () => {
        const { unit } = await shards.begin(tenant, () => Promise.resolve());
        await shards.write(unit.tenant).query(addTag, 'later');
        await unit.commit();
      },
    ],
    [
      'Prisma',
      () =>
        shards.write(tenant).prisma.tag.create({ data: { tenantId: 1n, tag: 'later', articlesCount: 1 } }),
    ],
  ])('that left is written where it is now by %s', async (_how, write) => {
    await moveTo2();
    await write();
    expect([await tagsOn(1), await tagsOn(2)]).toEqual([[], ['brought', 'later']]);
    expect(await shards.read(tenant).prisma.tag.count()).toBe(2);
  });

  it('that left is read and written where it was by who heeds no fence (the guard is what helps)', async () => {
    await moveTo2();
    await unguarded.write(tenant).query(addTag, 'lost');
    expect(await tags(unguarded)).toEqual(['lost']);
    expect(await tagsOn(1)).toEqual(['lost']);
  });

  it('that is closed is read; a write waits until it is open again', async () => {
    await fence(1, 'closed');
    expect(await tags()).toEqual([]);
    const written = shards.write(tenant).query(addTag, 'waited');
    await shards.write(neighbour).query(addTag, 'neighbour');
    expect(await tagsOn(1)).toEqual(['neighbour']);
    await shards.of(1).primary.pool.query('DELETE FROM tenant_fences');
    await written;
    expect(await tags()).toEqual(['waited']);
  });

  it('that is closed and then moved gets the write that waited where it is now, once', async () => {
    await fence(1, 'closed');
    const written = shards.write(tenant).query(addTag, 'waited');
    await moveTo2();
    await written;
    expect([await tagsOn(1), await tagsOn(2)]).toEqual([[], ['brought', 'waited']]);
  });

  it('that stays closed refuses a write in the end, and says why', async () => {
    await fence(1, 'closed');
    await expect(shards.write(tenant).query(addTag, 'late')).rejects.toThrow(TenantFenced);
    expect(await tagsOn(1)).toEqual([]);
  });

  it('that has not arrived is neither read nor written there', async () => {
    data = { ...data, epoch: 2, placements: [{ tenantId: 1, shard: 2, arrival: undefined, departures: [] }] };
    await shards.directory.heard(2);
    await fence(2, 'arriving');
    await expect(Promise.all([tags(), shards.write(tenant).query(addTag, 'early')])).rejects.toThrow(
      'arriving',
    );
    expect(await tagsOn(2)).toEqual([]);
  });

  it('that was opened by a base map that is not known yet is written on the shard that this one says', async () => {
    const opened = tenantContext(900);
    data = {
      epoch: 2,
      base: new RangeMap({
        epoch: 2,
        shards: [1, 2],
        ranges: [
          { shard: 1, from: 1, to: 800 },
          { shard: 2, from: 801, to: 3_000 },
        ],
      }),
      placements: [],
    };
    await shards.write(opened).query(addTag, 'first');
    await shards.write(opened).query(addTag, 'second');
    expect([await tagsOn(1), await tagsOn(2)]).toEqual([[], ['first', 'second']]);
    expect(loads).toBe(3); // at the start of both, and once for the new one
  });

  it('that was met before is written while the catalog hangs, also when its fence opens', async () => {
    data = { ...data, epoch: 2 };
    await fence(1, 'closed');
    const hanging = new Promise<void>(() => undefined);
    let written: Promise<unknown> | undefined;
    await new Promise<void>((asked) => {
      shards.directory.refresh = () => {
        asked();
        return hanging;
      };
      written = shards.write(tenant).query(addTag, 'waited');
    });
    await shards.of(1).primary.pool.query('DELETE FROM tenant_fences');
    await written;
    expect(await tags()).toEqual(['waited']);
  });

  it('on a shard that this process was not told of says so', async () => {
    data = {
      ...data,
      epoch: 2,
      base: new RangeMap({ epoch: 1, shards: [1, 3], ranges: [{ shard: 3, from: 1, to: 9 }] }),
    };
    await shards.directory.heard(2);
    expect(() => shards.ownerOf(tenant)).toThrow(UnknownShard);
  });
});

describe('who closes a tenant', () => {
  it('waits for the writers before it, and the writers behind it see the fence', async () => {
    const { unit } = await shards.begin(tenant, () => Promise.resolve());
    await shards.write(unit.tenant).query(addTag, 'before');
    const closer = await shards.of(1).primary.pool.connect();
    await closer.query('BEGIN');
    let closed = false;
    const lock = closer
      .query('SELECT pg_advisory_xact_lock($1)', [tenantLockKey(1)])
      .then(() => (closed = true));
    await nextTurn();
    await shards.write(neighbour).query(addTag, 'neighbour');
    expect(closed).toBe(false);
    await unit.commit();
    await lock;

    const behind = expect(shards.of(1).write(tenant).query(addTag, 'behind'));
    const refused = behind.rejects.toMatchObject({ code: 'TF001' });
    await closer.query(`INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES (1, 'closed', 2); COMMIT`);
    closer.release();
    await refused;
    expect(await tagsOn(1)).toEqual(['before', 'neighbour']);
  });
});

describe('the directory', () => {
  it('is asked once for all who find out at the same moment', async () => {
    await moveTo2();
    loads = 0;
    await Promise.all(Array.from({ length: 4 }, () => tags()));
    expect(loads).toBeLessThanOrEqual(2);
  });

  it('does not go back to an earlier epoch, which a replica of the catalog may tell', async () => {
    data = { ...data, epoch: 5 };
    await shards.directory.heard(5);
    data = { ...data, epoch: 4 };
    await shards.directory.refresh();
    expect(shards.directory.map.epoch).toBe(5);
  });

  it('goes on being right while the catalog is away', async () => {
    shards.directory.refresh = () => Promise.reject(new Error('away'));
    await shards.write(tenant).query(addTag, 'one');
    expect(await tags()).toEqual(['one']);
  });
});
