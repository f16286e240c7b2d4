/** The steps of a move. Each is noted before it begins, and may be begun again. */
export const MOVE_STEPS = ['prepare', 'copy', 'close', 'drain', 'verify', 'open', 'flip', 'clean'] as const;

export type MoveStep = (typeof MOVE_STEPS)[number];

/** Which history a server is in: another one after a failover. */
export interface Lineage {
  readonly system: string;
  readonly timeline: number;
}

/** A place in the history of a shard. */
export interface LogPosition {
  readonly shard: number;
  readonly timeline: number;
  readonly lsn: bigint;
}

/** What later steps, and later movers, want to know of earlier ones. */
export interface MoveNotes {
  /** The servers between which the copy was begun. */
  readonly source?: Lineage;
  readonly target?: Lineage;
  /** The fence that the target had before: that of a tenant which has been there and left. */
  readonly leftBefore?: number;
  /** The epoch of the directory that has the tenant at the target. */
  readonly epoch?: number;
}

/**
 * How far a move has come, kept where the next mover finds it. Whoever has a journal has the move: nobody else can open it
 * meanwhile, and every method rejects once it is lost.
 */
export interface MoveJournal {
  readonly tenantId: number;
  readonly source: number;
  readonly target: number;
  /** What was begun last. */
  readonly step: MoveStep;
  readonly notes: MoveNotes;
  /** Higher than that of every mover before. Fences carry it, so that one that was thought dead does no harm. */
  readonly token: number;

  /** Notes a step before it begins. */
  begin(step: MoveStep, notes: MoveNotes): Promise<void>;

  /**
   * Makes the target the owner, and notes that cleaning up comes next: at once or not at all.
   * @param leave has the source turn everybody away; is told the epoch from which on the directory says otherwise
   * @returns that epoch
   */
  flip(arrival: LogPosition, leave: (epoch: number) => Promise<LogPosition>): Promise<number>;

  /** Forgets the move: nothing of it is left. */
  end(): Promise<void>;
}
