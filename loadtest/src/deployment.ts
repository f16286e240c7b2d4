import type { RunElsewhere } from './k6/run-k6.ts';
import type { Signal } from './results/stage/signal.schema.ts';

/** What a load is put on. */
export interface Deployment {
  /** Of its front door, without a slash at its end. */
  readonly url: string;
  /** Has a program run on the computer that people come from; on this one, where it is left out. */
  readonly runElsewhere?: RunElsewhere;
  /** What is seen of it from inside; left out where it is seen from outside alone. */
  readonly inside?: Inside;
}

/** A deployment from inside. */
export interface Inside {
  /** What each computer has used so far. */
  readonly counters: () => readonly ComputerCounters[];
  /** Tells what is seen of its tiers, again and again; what it returns ends that. */
  readonly onLook: (listener: (look: Look) => void) => () => void;
}

/** What a computer has used since it was started. */
export interface ComputerCounters {
  readonly id: string;
  readonly cpuSeconds: number;
  /** Null where it has no cap. */
  readonly capCores: number | null;
  /** Periods of its cap in which it had something to do, and those in which it was held back. */
  readonly periods: number;
  readonly throttledPeriods: number;
}

/** One look at one thing on one computer. */
export interface Look {
  readonly computer: string;
  readonly signal: Signal['signal'];
  /** By the part that was looked at; '' where it has no parts. A part that is not named is at 0. */
  readonly values: Readonly<Record<string, number>>;
}
