import { describe, expect, it } from 'vitest';
import { elbClusterStages } from '@scaleout/elb-cluster';
import { splitTiersStages } from '@scaleout/split-tiers';
import { shardsOf } from '@scaleout/topology';
import { experiment, experimentTiers } from './experiments.ts';

const stages = [...splitTiersStages, ...elbClusterStages];

describe.each(experimentTiers)('the experiment %s', (tier) => {
  const subjects = experiment(tier, stages);

  it('grows from one to four and is named for it', () => {
    expect(subjects.map(({ name, experiment: grown }) => [name, grown])).toEqual(
      [1, 2, 3, 4].map((count) => [`${tier}-${count}`, { tier, count }]),
    );
  });

  it('adds computers of one size and changes no other', () => {
    const [first, second] = subjects.map(({ stage }) => stage.computers);
    const added = second!.filter(({ id }) => !first!.some((computer) => computer.id === id));
    expect(added).toHaveLength(1);
    expect(second!.filter((computer) => !added.includes(computer))).toEqual(first);
    const grown = first!.filter(({ cpus }) => cpus === added[0]!.cpus);
    expect(grown).toHaveLength(1);
    expect(first!.filter((computer) => !grown.includes(computer)).every(({ cpus }) => cpus >= 4)).toBe(true);
  });
});

it('gives each shard tenants of its own, and no replica', () => {
  const { stage } = experiment('shards', stages)[2]!;
  expect(shardsOf(stage).map(({ number, replicas, tenants }) => [number, replicas.length, tenants])).toEqual([
    [1, 0, [{ from: 1, to: 1_000 }]],
    [2, 0, [{ from: 2_000, to: 3_000 }]],
    [3, 0, [{ from: 4_000, to: 5_000 }]],
  ]);
});
