/** What became of a write, by what the answers to it said. */
export type Outcome =
  /** It was made. */
  | 'acknowledged'
  /** It was not made. */
  | 'refused'
  /** Nobody said: it may be there or not, but not twice. */
  | 'unknown';

interface Common {
  /** Who asked. What one session has written and seen it must go on seeing. */
  readonly session: string;
  /** When it was sent and when the last of the answer came, in milliseconds of one clock. */
  readonly start: number;
  readonly end: number;
}

/** A value that only one write ever has was sent to be put into a list. */
export interface Append extends Common {
  readonly kind: 'append';
  readonly list: string;
  readonly value: string;
  readonly outcome: Outcome;
}

/** A list was asked for, and shown. */
export interface Read extends Common {
  readonly kind: 'read';
  readonly list: string;
  readonly values: readonly string[];
}

/** A list was asked for, and nobody showed it. */
export interface UnansweredRead extends Common {
  readonly kind: 'unanswered';
  readonly list: string;
  /** What came instead. */
  readonly problem: string;
}

/** The session was told that some of what it saw is lost: from here on it knows of nothing. */
export interface Told extends Common {
  readonly kind: 'told';
}

export type Operation = Append | Read | UnansweredRead | Told;
