import type { MoveStep } from './move-journal.ts';

/** What a mover tells of, in the order in which it happens. */
export type MoveEvent =
  /** A step was noted in the journal and begins. */
  | { readonly event: 'step'; readonly step: MoveStep }
  /** So much is at the target, by table copies; what changed meanwhile is not counted. */
  | { readonly event: 'copied'; readonly rows: number; readonly ofRows: number; readonly bytes: number }
  /** Somebody's transaction is in the way of closing; writers go on. */
  | { readonly event: 'waiting'; readonly attempt: number }
  /** Writers go on at the source, after so many milliseconds. */
  | { readonly event: 'reopened'; readonly reason: string; readonly pauseMs: number }
  /** What was copied is of no use any more. */
  | { readonly event: 'again'; readonly reason: string }
  /** So much is left to be deleted, at the source after a move and at the target before one. */
  | { readonly event: 'deleted'; readonly shard: number; readonly rows: number }
  /** The tenant is at the target. `pauseMs` is for how long nobody could write. */
  | { readonly event: 'moved'; readonly shard: number; readonly rows: number; readonly pauseMs: number }
  /** The tenant is at the source, as if nothing had been. */
  | { readonly event: 'cancelled'; readonly shard: number };
