import type { Tier } from '@scaleout/topology';
import type { SignalName } from '../results/stage/signal.schema.ts';
import { seenOf, seenPrimaries, seenReplicas, type Seen, type Situation } from './situation.ts';
import { thresholds } from './thresholds.ts';
import { rounded } from './wording.ts';

/** Something that is seen of a tier which still has CPU: what it is, from where on, and how it is said. */
export interface Waiting {
  readonly tier: Tier;
  readonly name: string;
  readonly seen: (situation: Situation) => readonly Seen[];
  /** Who is full, where it shows on another computer. */
  readonly full?: (situation: Situation) => readonly Seen[];
  readonly signal: SignalName;
  /** Which parts count; left out, all together. */
  readonly of?: readonly string[];
  readonly from: number;
  readonly value: 'mean' | 'most';
  /** Where a computer has several of it. */
  readonly together: 'sum' | 'most';
  readonly says: (value: number) => string;
}

export const waitings: readonly Waiting[] = [
  {
    tier: 'database',
    name: 'database (primary)',
    seen: seenPrimaries,
    signal: 'database-sessions',
    of: ['Lock', 'LWLock', 'IO', 'BufferPin'],
    from: thresholds.databaseWaits,
    value: 'mean',
    together: 'sum',
    says: (value) => `${rounded(value)} of its sessions wait for a lock or the disk`,
  },
  {
    tier: 'database',
    name: 'database (replica)',
    seen: seenReplicas,
    signal: 'replica-lag',
    from: thresholds.replicaLagMs,
    value: 'mean',
    together: 'most',
    says: (value) => `it is ${rounded(value)} ms behind its primary`,
  },
  {
    tier: 'api',
    name: 'api',
    seen: (situation) => seenOf(situation, 'api'),
    signal: 'event-loop-lag',
    from: thresholds.eventLoopLagMs,
    value: 'mean',
    together: 'most',
    says: (value) => `its event loop is ${rounded(value)} ms late: one process uses one core and no more`,
  },
  {
    tier: 'api',
    name: 'api',
    seen: (situation) => seenOf(situation, 'api'),
    signal: 'pool-waiting',
    from: thresholds.poolWaiting,
    value: 'mean',
    together: 'sum',
    says: (value) => `${rounded(value)} queries wait for a connection to a database that has CPU left`,
  },
  {
    tier: 'web',
    name: 'web',
    seen: (situation) => seenOf(situation, 'load-balancer'),
    full: (situation) => seenOf(situation, 'web'),
    signal: 'haproxy-queue',
    from: thresholds.haproxyQueue,
    value: 'mean',
    together: 'sum',
    says: (value) => `${rounded(value)} requests wait in it for a web server`,
  },
  {
    tier: 'load-balancer',
    name: 'load-balancer',
    seen: (situation) => seenOf(situation, 'load-balancer'),
    signal: 'refused-connections',
    from: thresholds.refused,
    value: 'mean',
    together: 'sum',
    says: (value) => `it refused ${rounded(value)} connections a second`,
  },
  {
    tier: 'web',
    name: 'web',
    seen: (situation) => seenOf(situation, 'web'),
    signal: 'refused-connections',
    from: thresholds.refused,
    value: 'mean',
    together: 'sum',
    says: (value) => `it refused ${rounded(value)} connections a second`,
  },
  {
    tier: 'worker',
    name: 'worker',
    seen: (situation) => seenOf(situation, 'worker'),
    signal: 'queue-depth',
    from: thresholds.queueDepth,
    value: 'most',
    together: 'sum',
    says: (value) => `${rounded(value)} jobs wait; people are answered all the same`,
  },
];
