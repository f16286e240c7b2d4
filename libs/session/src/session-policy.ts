const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long sessions live, in milliseconds, and how much they hold. */
export interface SessionPolicy {
  /** Unused for this long, a session is over. */
  readonly idleMs: number;
  /** This old, a session is over however much it is used. */
  readonly absoluteMs: number;
  /** The time of last use is written at most this often. */
  readonly touchMs: number;
  /** One more ends the oldest of the user's. */
  readonly sessionsPerUser: number;
  /** Fields a session holds at most. */
  readonly fields: number;
  /** Bytes of a field's name and value together at most. */
  readonly fieldBytes: number;
}

/** A week unused or a month in all: a reader's product, with nothing of value to pay with. */
export const DEFAULT_SESSION_POLICY: SessionPolicy = {
  idleMs: 7 * DAY,
  absoluteMs: 30 * DAY,
  touchMs: MINUTE,
  sessionsPerUser: 100,
  fields: 32,
  fieldBytes: 4_096,
};
