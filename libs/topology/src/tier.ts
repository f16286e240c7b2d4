/** The roles a computer can have, outermost first: a request passes them in this order. */
export const tiers = ['dns', 'load-balancer', 'web', 'api', 'worker', 'redis', 'database'] as const;

/** A role on a computer. */
export type Tier = (typeof tiers)[number];
