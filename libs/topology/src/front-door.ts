import type { Computer, Stage } from './stage.ts';

/** The computers that people come in by: the load balancer where there is one, else every web server. */
export function frontDoorOf({ computers }: Pick<Stage, 'computers'>): Computer[] {
  const front = frontTierOf({ computers });
  return computers.filter(({ tiers }) => tiers.includes(front));
}

/** The tier that people meet first. */
export function frontTierOf({ computers }: Pick<Stage, 'computers'>): 'load-balancer' | 'web' {
  return computers.some(({ tiers }) => tiers.includes('load-balancer')) ? 'load-balancer' : 'web';
}
