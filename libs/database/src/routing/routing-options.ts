import { systemClock, type Clock } from './clock.ts';

/** How a shard of several members is routed. */
export interface RoutingOptions {
  /** The shard's number. */
  readonly shard: number;
  /** How often each member is asked who it is and how far it has come, in milliseconds. */
  readonly pollMs: number;
  /** A member that takes longer to say so is down, in milliseconds. */
  readonly pollTimeoutMs: number;
  /**
   * What waits for a member that has not answered for this long is told that it is gone, in milliseconds: reads go on elsewhere, of
   * writes nobody knows. Longer than a server that is only busy takes.
   */
  readonly silenceMs: number;
  /** A replica that is later than this leaves the set until it has caught up, in milliseconds. */
  readonly maxLagMs: number;
  /**
   * How long a query waits for a primary to appear, and a write for one that takes it, before it is refused, in milliseconds. Longer
   * than the two seconds for which a planned switchover may hold writes up.
   */
  readonly primaryWaitMs: number;
  /** How many reads the primary takes at a time. */
  readonly primaryReads: number;
  /** How long a read waits for its turn on the primary, in milliseconds. */
  readonly primaryReadWaitMs: number;
  /** How long a write is waited for before its outcome is unknown, in milliseconds. It is not cancelled. */
  readonly writeDeadlineMs: number;
  /**
   * How long after a change of the members other processes may not know of it yet, in milliseconds: no replica answers before that
   * where routing began, and positions are noted until then where it ends. Longer than any request of theirs.
   */
  readonly settleMs: number;
  readonly clock: Clock;
  /** Told of what changes: who is primary, who is in the set of replicas, who is down, who is refused and why. */
  readonly onChange: (line: string) => void;
}

export const ROUTING_DEFAULTS: RoutingOptions = {
  shard: 1,
  pollMs: 250,
  pollTimeoutMs: 1_000,
  silenceMs: 3_000,
  maxLagMs: 10_000,
  primaryWaitMs: 2_500,
  primaryReads: 5,
  primaryReadWaitMs: 500,
  writeDeadlineMs: 15_000,
  settleMs: 5_000,
  clock: systemClock,
  onChange: () => undefined,
};
