import type { ControlRequest, StageStatus } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';

/** A running stage as a drill finds it. */
export interface Found {
  readonly stage: Stage;
  readonly status: StageStatus;
}

/** What a drill does things with. */
export interface Scene {
  /** Notes what happens, for the timeline. */
  readonly note: (what: string) => void;
  /** Asks the supervisor of the stage. */
  readonly ask: (request: ControlRequest) => Promise<void>;
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
  /** Breaks it. */
  breaks(scene: Scene): Promise<void>;
  /** While it is broken; as long as the drill looks by default. */
  meanwhile?(scene: Scene): Promise<void>;
  /** Mends it; also where it was broken by half, or not yet. */
  heals(scene: Scene): Promise<void>;
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
