import type { Stage } from '@scaleout/topology';
import type { Plan } from '../../journeys/plan.ts';
import type { CapacityTest } from '../capacity/find-capacity.ts';
import type { Generator } from '../k6/generate.ts';
import type { Limits } from '../plateau/judge.ts';
import type { Window } from '../results/result.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import type { DataSet } from './testbed.ts';

/** How capacities are measured: the same for all stages of a run. */
export interface Measurement {
  /** Name of the run. */
  readonly run: string;
  readonly generator: Omit<Generator, 'runElsewhere' | 'onStart'>;
  readonly load: Pick<Plan, 'addressing' | 'mix' | 'thinkSeconds' | 'skew' | 'seed'>;
  readonly limits: Limits;
  readonly search: CapacityTest['search'];
  /** The rate at which the search begins. */
  readonly first: CapacityTest['first'];
  readonly signal: AbortSignal;
  /** Told when a step begins. */
  readonly report: (step: string) => void;
  readonly watch: Watch;
}

/** Who is told how a search goes. */
export interface Watch {
  /** Before each plateau, and after it. */
  readonly onPlateau: (visitsPerSecond: number, ended?: Plateau) => void;
  readonly onSecond: (window: Window) => void;
}

/** A stage that is to be measured. */
export interface Subject {
  /** Of its result: the stage's id, or of an experiment its tier and count. */
  readonly name: string;
  readonly stage: Stage;
  readonly experiment: StageResult['experiment'];
}

/** How stages are measured besides. */
export interface StageMeasurement extends Measurement {
  readonly data: DataSet;
  /** What a computer of size 1 may take of a core; chosen by the machine where it is left out. */
  readonly unit?: number | undefined;
}
