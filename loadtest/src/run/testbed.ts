import type { Stage } from '@scaleout/topology';
import type { Deployment } from '../deployment.ts';

/** How much is in a stage before it is loaded: publications, and of the rest so many in each, by the flags of `./scaleout seed`. */
export interface DataSet extends Readonly<Record<string, number>> {
  readonly publications: number;
  readonly articles: number;
}

/** A stage that was booted to be measured, with data of its own. */
export interface Testbed {
  readonly deployment: Deployment;
  /** What a computer of size 1 may take of a core, and pieces of the calibration's work that it does in a second. */
  readonly unit: { readonly cores: number; readonly workPerSecond: number };
  /** What a core does of that. */
  readonly coreWorkPerSecond: number;
  /** Of the servers, by their names. */
  readonly versions: Readonly<Record<string, string>>;
  /** Rejects when it ends by itself. */
  readonly ended: Promise<never>;
  /** Lets its computers take what they like, while nothing is measured. */
  unbind(): Promise<void>;
  /** Gives them the sizes that the stage says. */
  bind(): Promise<void>;
  fill(data: DataSet): Promise<void>;
  /** Ends it; nothing of it is left. */
  close(): Promise<void>;
}

/** How a stage is booted. */
interface TestbedOptions {
  readonly stage: Stage;
  /** Chosen by the machine where it is left out. */
  readonly unit?: number | undefined;
  readonly report: (step: string) => void;
  readonly signal: AbortSignal;
}

/** Boots a stage. @throws where it cannot; then nothing is left of it */
export type OpenTestbed = (options: TestbedOptions) => Promise<Testbed>;
