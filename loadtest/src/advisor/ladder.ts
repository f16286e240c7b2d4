import { shardsOf, type Stage, type Tier } from '@scaleout/topology';

/** How far a stage has gone in one direction: a stage further on has a larger number. */
export type Extent = (stage: Stage) => number;

/** How many computers have that tier. */
export function computersWith(tier: Tier): Extent {
  return ({ computers }) => computers.filter(({ tiers }) => tiers.includes(tier)).length;
}

/** How many computers have that tier and no other. */
export function computersOf(tier: Tier): Extent {
  return ({ computers }) => computers.filter(({ tiers }) => tiers.length === 1 && tiers[0] === tier).length;
}

/** Whether no computer has both. */
export function apart(one: Tier, other: Tier): Extent {
  return ({ computers }) =>
    computers.some(({ tiers }) => tiers.includes(one) && tiers.includes(other)) ? 0 : 1;
}

/** Replicas that each shard has at least. */
export const replicasOfAShard: Extent = (stage) =>
  Math.min(...shardsOf(stage).map(({ replicas }) => replicas.length));

export const shardCount: Extent = (stage) => shardsOf(stage).length;

/** The first stage above that goes further; undefined where none does. */
export function nextStage(ladder: readonly Stage[], stage: Stage, extent: Extent): Stage | undefined {
  const rung = ladder.find(({ id }) => id === stage.id)?.number ?? 0;
  return ladder.find((candidate) => candidate.number > rung && extent(candidate) > extent(stage));
}
