import type { Stage } from '@scaleout/topology';
import type { ManagedProcess } from '../servers/managed-process.ts';
import type { Place, Places, Site } from '../state/places.ts';
import type { Secrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import type { Report } from '../tools/tool.ts';
import type { Room } from './room.ts';

/** Everything the steps of a launch need to know. */
export interface Launch {
  stage: Stage;
  folder: StageFolder;
  places: Places;
  /** How the places were to be had. */
  site: Site;
  /** Of the front door. */
  port: number;
  /** Where it gets places for what it is to have more. */
  room: Room;
  secrets: Secrets;
  /** A publication is at `<slug>.<baseDomain>`. */
  baseDomain: string;
  report: Report;
  /** Aborted when the launch is given up. */
  signal: AbortSignal;
  /**
   * Makes the callback that takes a place's new process into the supervisor's care. When one ends by itself the stage is
   * stopped, or `again` is called, and the stage stopped when that fails.
   */
  careFor: (place: Place, again?: () => Promise<void>) => (process: ManagedProcess) => void;
}
