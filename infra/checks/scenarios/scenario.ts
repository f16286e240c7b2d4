import type { RetryPolicy } from '../clients/append.ts';
import type { Computer } from '../clients/computer.ts';
import type { Recorder } from '../history/recorder.ts';
import type { ApiDifference, Servers } from './servers.ts';

/** How large a run is. */
export interface Sizes {
  /** People who write and read at the same time. */
  readonly people: number;
  /** Writes with a read after each, for `late-replicas`. */
  readonly pairs: number;
  /** For `failovers`. */
  readonly failovers: number;
  /** How long the other scenarios go on. */
  readonly seconds: number;
}

/** What one run of a scenario works with. */
export interface Run {
  readonly servers: Servers;
  readonly computers: readonly Computer[];
  readonly recorder: Recorder;
  readonly sizes: Sizes;
  /** The control that this is, if it is one. */
  readonly control: string | null;
  readonly retry: RetryPolicy;
  /** Chance that is the same for the same seed. */
  readonly random: () => number;
  /** Tells people how far it is. */
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What is taken away so that the promise is broken: the checker has to find it. */
export interface Control extends Pick<ApiDifference, 'without'> {
  /** In a word or two, for people. */
  readonly name: string;
  readonly retry?: RetryPolicy;
}

/** Something that happens to computers while people write and read, and what they are promised meanwhile. */
export interface Scenario {
  readonly name: string;
  /** In a sentence, for people. */
  readonly promise: string;
  /** How late each replica is, in milliseconds, by name. */
  readonly replicas: Readonly<Record<string, number>>;
  /** Members that API processes know of; all by default. */
  readonly members?: readonly string[];
  readonly everyReadAnswered?: boolean;
  readonly controls: readonly Control[];
  run(run: Run): Promise<RunFigures | undefined>;
}

/** What a scenario measured beside what is checked. */
export interface RunFigures {
  /** For how long clients' writes were not acknowledged, in milliseconds, each time that it happened to one of them. */
  readonly outagesMs: readonly number[];
}
