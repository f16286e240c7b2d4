import { expect, it } from 'vitest';
import { splitTiersStages } from '@scaleout/split-tiers';
import { frontDoorOf, shardsOf } from '@scaleout/topology';
import { elbClusterStages } from './stages.ts';

const [shards] = splitTiersStages.slice(-1);

it('leaves the data where stage 7 has put it', () => {
  const data = elbClusterStages.map((stage) => shardsOf(stage));
  expect(data).toEqual(elbClusterStages.map(() => shardsOf(shards!)));
});

it('adds computers from stage to stage, and takes away only the one that becomes three', () => {
  const added = elbClusterStages.map(({ computers }, at) => {
    const before = (elbClusterStages[at - 1] ?? shards!).computers.map(({ id }) => id);
    const now = computers.map(({ id }) => id);
    return {
      come: now.filter((id) => !before.includes(id)),
      gone: before.filter((id) => !now.includes(id)),
    };
  });
  expect(added).toEqual([
    { come: ['api1', 'api2', 'api3', 'worker'], gone: ['api'] },
    { come: ['dns', 'web1', 'web2', 'web3'], gone: ['web'] },
    { come: ['lb'], gone: [] },
  ]);
});

it('leads people to one web server, then to several, then to the load balancer', () => {
  expect(elbClusterStages.map((stage) => frontDoorOf(stage).map(({ id }) => id))).toEqual([
    ['web'],
    ['web1', 'web2', 'web3'],
    ['lb'],
  ]);
});

it('gives computers of one tier one size, the same as in the stages before, so that their loads compare', () => {
  const sizes = new Map<string, Set<string>>();
  for (const { computers } of [shards!, ...elbClusterStages]) {
    for (const { tiers, cpus, memoryMb } of computers.filter(({ tiers }) => tiers.length === 1)) {
      const seen = sizes.get(tiers[0]!) ?? new Set();
      sizes.set(tiers[0]!, seen.add(`${cpus} × ${memoryMb}`));
    }
  }
  expect([...sizes.values()].map(({ size }) => size)).toEqual([...sizes].map(() => 1));
});
