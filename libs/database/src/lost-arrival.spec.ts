import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { RangeMap } from '@scaleout/sharding';
import { until, type TestCluster } from '@scaleout/local/testing';
import { Directory } from './directory/directory.ts';
import { followMoves } from './follow-moves.ts';
import { PositionLost } from './routing/errors/position-lost.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { openCluster } from './testing/open-cluster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // it has servers of its own to break

const listTags = statement<[], [tag: string]>(
  'spec-lost-arrival',
  'SELECT tag FROM tags WHERE tenant_id = $1',
);

let cluster: TestCluster;
let shard: Shard;

beforeAll(async () => {
  cluster = await openCluster({ next: 0, other: 0 });
  shard = new Shard({ members: cluster.members() });
  await shard.ready();
});

afterAll(async () => {
  await shard.close();
  await cluster.close();
});

it('a failover that lost the place at which a tenant arrived lost nothing of who did not see it', async () => {
  await cluster.kill('postgres');
  await cluster.promote('next');
  const state = (name: string) => shard.status().find((member) => member.name === name)?.state;
  await until(() => state('next') === 'primary' && state('other') === 'replica');
  const arrival = { shard: 1, timeline: 1, lsn: 2n ** 48n };
  const directory = new Directory(() =>
    Promise.resolve({
      epoch: 1,
      base: new RangeMap({ epoch: 1, shards: [1], ranges: [{ shard: 1, from: 1, to: 9 }] }),
      placements: [{ tenantId: 1, shard: 1, arrival, departures: [] }],
    }),
  );
  const looks = (positions: Positions) => {
    const asked = withPositions(tenantContext(1), positions);
    const owners = { directory, ownerOf: () => shard };
    return followMoves(owners, asked, (owner) => owner.read(asked).query(listTags));
  };
  expect(await looks(new Positions('visitor', [seenNothing(1)]))).toEqual([]);
  // The control: who saw that place is told that it is lost.
  await expect(looks(new Positions('session', [arrival]))).rejects.toThrow(PositionLost);
});
