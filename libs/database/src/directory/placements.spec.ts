import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { HashMap, RangeMap, ShardFull, ShardMapError } from '@scaleout/sharding';
import { Catalog } from '../catalog.ts';
import { membersOf } from '../routing/check-members.ts';
import { createTestDatabases, type TestDatabases } from '../testing/create-test-databases.ts';

const lecture = new RangeMap({
  epoch: 1,
  shards: [1, 2],
  ranges: [
    { shard: 1, from: 1, to: 1_000 },
    { shard: 2, from: 2_000, to: 3_000 },
  ],
});

let databases: TestDatabases;
let catalog: Catalog;

beforeEach(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
  // A crowd waits for its turn, on a busy computer for longer than people would.
  catalog = new Catalog({ members: membersOf([databases.catalogUrl]), connectTimeoutMs: 20_000 });
});

afterEach(async () => {
  await catalog.close();
  await databases.drop();
});

async function open(slug: string): Promise<number> {
  const reserved = await catalog.reserve({ slug, name: slug });
  await catalog.open(reserved!.id);
  return Number(reserved!.id);
}

const shardsOf = async () =>
  new Map((await catalog.placements.tenants()).map(({ slug, shard }) => [slug, shard]));

/** How many tenants each shard has, by its counter and by looking. */
async function counts(): Promise<[counted: Record<number, number>, looked: Record<number, number>]> {
  const rows = await catalog.members[0]!.prisma.shard.findMany();
  const owners = [...(await shardsOf()).values()];
  return [
    Object.fromEntries(rows.map(({ number, tenants }) => [number, tenants])),
    Object.fromEntries(rows.map(({ number }) => [number, owners.filter((owner) => owner === number).length])),
  ];
}

describe('opening', () => {
  it('spreads publications over the shards, with ids that the map has there', async () => {
    await catalog.placements.setBaseMap(lecture);
    const ids: number[] = [];
    for (const slug of ['a', 'b', 'c', 'd', 'e']) ids.push(await open(slug));
    // The first one, `press`, was opened on shard 1 by the migration.
    expect(ids).toEqual(
      [2_000, 2, 2_001, 3, 2_002].map((id) => expect.toSatisfy((each) => sameShard(each, id))),
    );
    const [counted, looked] = await counts();
    expect(counted).toEqual({ 1: 3, 2: 3 });
    expect(counted).toEqual(looked);
  });

  it('gives everybody an id of their own when many open at the same moment', async () => {
    await catalog.placements.setBaseMap(lecture);
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => open(`crowd-${index}`)));
    expect(new Set(ids).size).toBe(20);
    const [counted, looked] = await counts();
    expect(counted).toEqual(looked);
  });

  it('goes to the next shard when one is full, and says what to do when all are', async () => {
    await catalog.placements.setBaseMap(
      new RangeMap({
        epoch: 1,
        shards: [1, 2],
        ranges: [
          { shard: 1, from: 1, to: 1_000 },
          { shard: 2, from: 2_000, to: 2_000 },
        ],
      }),
    );
    await Promise.all(['a', 'b', 'c'].map(open));
    expect((await counts())[0]).toEqual({ 1: 3, 2: 1 });
    await catalog.members[0]!.prisma.$executeRaw`UPDATE shards SET last_tenant_id = 1000 WHERE number = 1`;
    await expect(catalog.reserve({ slug: 'no-room', name: 'No room' })).rejects.toThrow(ShardFull);
  });

  it('that came to nothing makes room again', async () => {
    const reserved = await catalog.reserve({ slug: 'half', name: 'Half' });
    expect((await counts())[0]).toEqual({ 1: 2 });
    await catalog.release(reserved!.id);
    expect((await counts())[0]).toEqual({ 1: 1 });
  });
});

describe('the base map', () => {
  it('leaves tenants where they are, whatever it says of their ids', async () => {
    const ids = [];
    for (let index = 0; index < 3; index++) ids.push(await open(`before-${index}`));
    await catalog.placements.setBaseMap(
      new RangeMap({ epoch: 1, shards: [1, 2], ranges: [{ shard: 2, from: 1, to: 3_000 }] }),
    );
    expect(new Set((await shardsOf()).values())).toEqual(new Set([1]));
    expect(sameShard(await open('after'), 2)).toBe(true);
    expect((await shardsOf()).get('after')).toBe(2);
    const [counted, looked] = await counts();
    expect(counted).toEqual(looked);
  });

  it('of the same kind again changes nothing, another one begins the next epoch', async () => {
    await catalog.placements.setBaseMap(lecture);
    const { epoch } = await catalog.placements.load();
    await catalog.placements.setBaseMap(lecture);
    expect((await catalog.placements.load()).epoch).toBe(epoch);
    await catalog.placements.setBaseMap(HashMap.evenly([1, 2]));
    expect((await catalog.placements.load()).epoch).toBe(epoch + 1);
  });

  it('does not forget a shard that owns publications', async () => {
    const without = new RangeMap({ epoch: 1, shards: [2], ranges: [{ shard: 2, from: 1, to: 9 }] });
    await expect(catalog.placements.setBaseMap(without)).rejects.toThrow(ShardMapError);
    await expect(catalog.placements.setBaseMap(without)).rejects.toThrow('shard 1 still owns publications');
    expect((await shardsOf()).get('press')).toBe(1);
  });
});

it('the base map does not forget a shard to which a publication is on its way', async () => {
  await catalog.placements.setBaseMap(lecture);
  const [press] = await catalog.placements.tenants();
  const data = { tenantId: BigInt(press!.id), source: 1, target: 2, step: 'copy' };
  await catalog.members[0]!.prisma.move.create({ data });
  const alone = new RangeMap({ epoch: 1, shards: [1], ranges: [{ shard: 1, from: 1, to: 9 }] });
  await expect(catalog.placements.setBaseMap(alone)).rejects.toThrow(
    'a publication is on its way from shard 1 to shard 2',
  );
});

function sameShard(one: number, other: number): boolean {
  return lecture.shardOf(one) === lecture.shardOf(other);
}
