/**
 * What keeps the guarantees. All on, always: specs switch one off to prove that it is what they see. Not exported from this
 * lib, so nothing that is built can reach it.
 */
export interface Guards {
  /** A replica answers only what it has replayed far enough for. */
  readonly position: boolean;
  /** Positions of another history are told from those of this one. */
  readonly timeline: boolean;
  /** The primary answers after a replica only when it shows what the replica showed. */
  readonly snapshot: boolean;
  /** What a session has seen counts like what it wrote. */
  readonly raisedByReads: boolean;
  /** A write's position is taken after COMMIT. */
  readonly afterCommit: boolean;
}

export const ALL_GUARDS: Guards = {
  position: true,
  timeline: true,
  snapshot: true,
  raisedByReads: true,
  afterCommit: true,
};
