import { commitHeldOpen } from './commit-held-open.ts';
import { failovers } from './failovers.ts';
import { lateReplicas } from './late-replicas.ts';
import { redisFlushed } from './redis-flushed.ts';
import { replicaKilled } from './replica-killed.ts';
import type { Scenario } from './scenario.ts';

/** All there are, in the order in which they are run. */
export const scenarios: readonly Scenario[] = [
  lateReplicas,
  redisFlushed,
  commitHeldOpen,
  failovers,
  replicaKilled,
];
