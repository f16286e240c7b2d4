import type { Tier } from '@scaleout/topology';
import type { StepId } from './step-ids.ts';

/** A tier that has no more to give; several, where they share a computer. */
export interface Saturated {
  /** As people say it: `database (replica)`. */
  readonly name: string;
  readonly tiers: readonly Tier[];
  /** Ids of its computers that are full. */
  readonly computers: readonly string[];
  /** What shows it, a sentence each. */
  readonly evidence: readonly string[];
}

/** Something that would let a stage carry more. */
export interface Step {
  readonly id: StepId;
  /** What to do, as people say it. */
  readonly what: string;
  /** Why it helps here. */
  readonly why: string;
  /** Id of the stage that has it; null where it needs no other stage, or none of the ten goes so far. */
  readonly stage: string | null;
  /** What to type; null where a stage of one's own has to be written first. */
  readonly command: string | null;
}

/** A step that would be for nothing. */
export interface IdleStep {
  readonly id: StepId;
  readonly what: string;
  /** What shows it. */
  readonly why: string;
}

/** What stops a stage and what to do about it. */
export interface Advice {
  /** Name of the result: the stage's id, or an experiment's. */
  readonly name: string;
  /**
   * `saturated`: a tier is; `nothing-saturated`: the stage did not keep its limits, but no tier is full;
   * `not-reached`: it kept them to the end; `not-counted`: the load generator or the machine gave out first;
   * `not-seen`: nothing is known of its computers.
   */
  readonly verdict: 'saturated' | 'nothing-saturated' | 'not-reached' | 'not-counted' | 'not-seen';
  /** The verdict, in a sentence or two. */
  readonly summary: string;
  /** Visits a second of the plateau that this was seen at; null where none tells. */
  readonly seenAt: number | null;
  /** The fullest first. */
  readonly saturated: readonly Saturated[];
  /** The first is the next one. Those after it are for when it was done and the same tier is still what stops. */
  readonly steps: readonly Step[];
  readonly wouldNotHelp: readonly IdleStep[];
}
