import type { Stage } from '@scaleout/topology';

/** The stages on which the whole contract is held: the smallest, the one of most replicas, the longest way in. */
const wholeOn = ['one-box', 'replicas', 'elb'];

/** Which specs of apps/api-e2e a stage is held to; each is held to every route, with success and refused. */
export function specsOfStage({ id, computers }: Pick<Stage, 'id' | 'computers'>): string[] {
  const hasNames = computers.some(({ tiers }) => tiers.includes('dns'));
  return [
    'src/stages/front-door',
    ...(hasNames ? ['src/stages/names'] : []),
    wholeOn.includes(id) ? 'src/contract/' : 'src/contract/openapi',
  ];
}
