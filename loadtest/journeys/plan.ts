import type { MixName } from './mixes.ts';

/** How a publication is named in a request: by its host name, or by the header `X-Publication`. */
export type Addressing = 'host' | 'header';

/** A stretch of a load: in so many seconds the rate goes evenly from where it was to this one. */
export interface Leg {
  readonly seconds: number;
  readonly visitsPerSecond: number;
}

/** All that a scenario is told. The runner writes it, k6 reads it. */
export interface Plan {
  /** Of the front door, without a slash at its end. */
  readonly url: string;
  readonly addressing: Addressing;
  readonly mix: MixName;
  /** Visits that begin each second; not always a whole number. */
  readonly visitsPerSecond: number;
  readonly seconds: number;
  /** How the rate changes, from `visitsPerSecond`, in a scenario where it does. */
  readonly legs: readonly Leg[];
  /** How long people look at a page, on average. */
  readonly thinkSeconds: number;
  /** Of the choice of publications and articles: Zipf's exponent. */
  readonly skew: number;
  readonly seed: number;
  /** What this run writes has it in it, so that no two runs publish the same title. */
  readonly run: string;
  /** Where the summary goes. */
  readonly summaryFile: string;
  /** Where the population is: a JSON file. */
  readonly populationFile: string;
}
