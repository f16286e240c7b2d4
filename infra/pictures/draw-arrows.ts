import { frontDoorOf, shardsOf, type Computer, type Stage, type Tier } from '@scaleout/topology';
import type { Alike } from './alike.ts';
import { nodeOf } from './draw-boxes.ts';

/** Whoever comes from outside. */
export const people = 'people';

/** The ways of a request through the tiers, outermost first, and of what the databases stream. */
export function drawArrows(stage: Stage, groups: readonly Alike[]): string[] {
  const nodes = (tier: Tier, among: readonly Computer[] = stage.computers) =>
    groups
      .filter(([computer]) => computer.tiers.includes(tier) && among.includes(computer))
      .map((group) => nodeOf(group, tier));
  const front = frontDoorOf(stage);
  const hasBalancer = nodes('load-balancer').length > 0;
  const shards = shardsOf(stage);
  const primaries = shards.map(({ primary }) => primary);
  return [
    ...each([people], nodes('dns'), dotted('which address?')),
    ...each(
      [people],
      nodes(hasBalancer ? 'load-balancer' : 'web', front),
      front.length > 1 ? solid('by turns') : solid(),
    ),
    ...(hasBalancer ? each(nodes('load-balancer'), nodes('web'), solid()) : []),
    ...each(nodes('web'), nodes('api'), solid('/api')),
    ...each(nodes('api'), nodes('redis'), solid('sessions')),
    ...each(nodes('worker'), nodes('redis'), solid('queue')),
    ...shards.flatMap(({ primary, replicas }) => [
      ...each(nodes('api'), nodes('database', [primary]), replicas.length > 0 ? solid('writes') : solid()),
      ...each(nodes('api'), nodes('database', replicas), solid('reads')),
    ]),
    ...each(nodes('worker'), nodes('database', primaries), solid()),
    ...shards.flatMap(({ primary, replicas }) =>
      each(nodes('database', [primary]), nodes('database', replicas), dotted('streams')),
    ),
  ];
}

function each(from: readonly string[], to: readonly string[], arrow: string): string[] {
  return from.flatMap((one) => to.map((other) => `  ${one} ${arrow} ${other}`));
}

function solid(label?: string): string {
  return label === undefined ? '-->' : `-- "${label}" -->`;
}

function dotted(label: string): string {
  return `-. "${label}" .->`;
}
