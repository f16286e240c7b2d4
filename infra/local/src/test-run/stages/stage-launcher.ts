import type { Stage } from '@scaleout/topology';
import type { StageFolder } from '../../state/stage-folder.ts';
import type { StopRequests } from '../../supervisor/stop-requests.ts';
import type { Report } from '../../tools/tool.ts';
import type { Visit } from '../run-to-end.ts';

/** A stage that is started to be tested. */
export interface StageRun {
  readonly stage: Stage;
  /** Where it keeps its things: of the test run alone. */
  readonly folder: StageFolder;
  readonly report: Report;
  readonly requests: StopRequests;
  /** Called when the stage serves. */
  readonly onReady: () => void;
}

/** A launcher as the suite of stages uses it. */
export interface StageLauncher {
  /** The suite's name. */
  readonly name: string;
  /** For people: `each stage as …`. */
  readonly does: string;
  /** Ids of the stages that are held to the whole contract; the others are to every route. */
  readonly wholeOn: readonly string[];
  /** Why it cannot start anything here, in one sentence; undefined where it can. */
  problem(): Promise<string | undefined>;
  /** Runs a stage until it is asked to stop; when it returns or throws, nothing of it is to be left. */
  run(run: StageRun): Promise<unknown>;
  /** Has the specs run where clients of the stage are; on this machine as it is where it is left out. */
  readonly visit?: Visit;
}
