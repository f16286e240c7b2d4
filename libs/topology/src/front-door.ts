import type { Computer, Stage } from './stage.ts';

/** The computers that people come in by: the load balancer where there is one, else every web server. */
export function frontDoorOf({ computers }: Pick<Stage, 'computers'>): Computer[] {
  const balancers = computers.filter(({ tiers }) => tiers.includes('load-balancer'));
  return balancers.length > 0 ? balancers : computers.filter(({ tiers }) => tiers.includes('web'));
}
