import type { ControlRequest, StageFolder, StageStatus } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';

/** A running stage as a drill finds it. */
export interface Found {
  readonly stage: Stage;
  readonly status: StageStatus;
  readonly folder: StageFolder;
}

/** What a drill does things with, also when nobody is there yet. */
export interface Stagehand {
  /** Asks the supervisor of the stage. */
  readonly ask: (request: ControlRequest) => Promise<void>;
  /** Tells people how far it is. */
  readonly report: (line: string) => void;
}

/** What it does things with while people write and read. */
export interface Scene extends Stagehand {
  /** Notes what happens, for the timeline. */
  readonly note: (what: string) => void;
  /** Goes on as long as the drill looks at each phase. Rejects when it is to stop. */
  readonly wait: () => Promise<void>;
  /** Looks at the stage every half second until it is so. Rejects when it is to stop. */
  readonly until: (isSo: (status: StageStatus) => boolean) => Promise<void>;
}

/** A drill of one stage: to whom what is done. */
export interface Cast {
  /** Id of the computer that it is done to. */
  readonly computer: string;
  /** What else is on it, or who else is hit, where the drill's name does not say so. */
  readonly remark?: string;
  /** Before people come. What it does is undone by `clears`, also where it was done by half. */
  prepares?(stagehand: Stagehand): Promise<void>;
  /** Breaks it. */
  breaks(scene: Scene): Promise<void>;
  /** While it is broken; as long as the drill looks by default. */
  meanwhile?(scene: Scene): Promise<void>;
  /** Mends it; also where it was broken by half, or not yet. */
  heals(scene: Scene): Promise<void>;
  /** When they have gone. */
  clears?(stagehand: Stagehand): Promise<void>;
}

/** Something that happens to computers, on purpose. */
export interface Drill {
  readonly name: string;
  /** In a sentence, for people. */
  readonly summary: string;
  /** What a stage has to have, after `needs`. */
  readonly needs: string;
  /** @throws LaunchError where it cannot be done to this stage */
  cast(found: Found): Cast;
}
