import type { Stage } from '@scaleout/topology';
import type { Places, Site } from '../state/places.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import type { Report } from '../tools/tool.ts';

/** A stage to whose doors names are to lead. */
export interface Led {
  readonly stage: Stage;
  readonly folder: StageFolder;
  readonly report: Report;
}

/** Makes room for the computers of a stage that a running one becomes. */
export interface Room {
  /** Finds places for all that a stage has and the running one has not; who is there stays where it is. @param port of the front door */
  make(stage: Stage, now: Places, site: Site, port: number): Promise<Site>;
  /** When the stage is what it became: takes away the computers that it has no more, and holds those it has to their sizes. */
  settle?(stage: Stage): Promise<void>;
  /** When the doors by which people come in serve: has names lead to them. */
  lead?(stage: Led): Promise<void>;
  /** Whether people find doors by name there, whatever the stage. */
  readonly hasNames: boolean;
}
