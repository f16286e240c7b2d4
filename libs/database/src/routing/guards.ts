/**
 * What keeps the guarantees. All on, always: specs and checks switch one off to prove that it is what they see. No program
 * that is shipped takes a guard off: it names `ALL_GUARDS`, and nothing that it is told changes that.
 */
export interface Guards {
  /** A replica answers only what it has replayed far enough for. */
  readonly position: boolean;
  /** Who comes without a position may have seen anything: only the primary answers. */
  readonly missing: boolean;
  /** Positions of another history are told from those of this one. */
  readonly timeline: boolean;
  /** What a replica answers is of the timeline that it says, not of the latest that is known here. */
  readonly ownTimeline: boolean;
  /** The primary answers after a replica only when it shows what the replica showed. */
  readonly snapshot: boolean;
  /** What a session has seen counts like what it wrote. */
  readonly raisedByReads: boolean;
  /** A write's position is taken after COMMIT. */
  readonly afterCommit: boolean;
  /** A read that a replica fails is begun again on another member. */
  readonly readRetry: boolean;
  /** What a primary refuses to write that hands over to another is begun again, and what it shows is had by the others. */
  readonly handover: boolean;
  /** Where routing begins, no replica answers that lacks what was seen before anybody noted how much that was. */
  readonly settling: boolean;
  /** Where a tenant is fenced it is not written, and where it has left or not arrived it is not read. */
  readonly fence: boolean;
}

export const ALL_GUARDS: Guards = {
  position: true,
  missing: true,
  timeline: true,
  ownTimeline: true,
  snapshot: true,
  raisedByReads: true,
  afterCommit: true,
  readRetry: true,
  handover: true,
  settling: true,
  fence: true,
};
