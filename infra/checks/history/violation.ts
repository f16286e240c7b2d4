/** The ways to break the promise. */
export const VIOLATION_KINDS = [
  'lost',
  'duplicated',
  'stale',
  'non-monotonic',
  'phantom',
  'unanswered',
] as const;

/**
 * - `lost`: acknowledged, and not on the primary in the end
 * - `duplicated`: sent once, and there twice
 * - `stale`: a session's own acknowledged write is not in a later read of it
 * - `non-monotonic`: a session saw it, and later does not
 * - `phantom`: shown, though nobody sent it, or though the answer was that it was not made
 * - `unanswered`: a read was refused, where every read has to be answered
 */
export type ViolationKind = (typeof VIOLATION_KINDS)[number];

export interface Violation {
  readonly kind: ViolationKind;
  readonly list: string;
  /** Whose read it was; null where it is of no session. */
  readonly session: string | null;
  readonly value: string;
  /** When the read was answered, by the clock of the history; null for the end. */
  readonly at: number | null;
}
