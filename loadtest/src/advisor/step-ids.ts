/** The steps by which a deployment grows, in the order in which they are taken. */
export const stepIds = [
  'scale-up',
  'spread-tenants',
  'database-apart',
  'tiers-apart',
  'replica',
  'shard',
  'redis-apart',
  'worker-apart',
  'more-connections',
  'api-server',
  'load-balancer',
  'web-server',
] as const;

/** Name of a step. */
export type StepId = (typeof stepIds)[number];
