import type { Computer, Stage, Tier } from '@scaleout/topology';
import type { ManagedProcess } from '../servers/managed-process.ts';
import type { Ports } from '../state/choose-ports.ts';
import type { Secrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import type { Report } from '../tools/tool.ts';

/** Everything the steps of a launch need to know. */
export interface Launch {
  stage: Stage;
  computer: Computer;
  folder: StageFolder;
  ports: Ports;
  secrets: Secrets;
  report: Report;
  /** Aborted when the launch is given up. */
  signal: AbortSignal;
  /** Makes the callback that takes a tier's new process into the supervisor's care. */
  careFor: (tier: Tier, port: number) => (process: ManagedProcess) => void;
}
