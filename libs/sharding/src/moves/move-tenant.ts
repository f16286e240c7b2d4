import { reopenSource } from './fences/source-fence.ts';
import { findNextStep } from './find-next-step.ts';
import type { MoveStep } from './move-journal.ts';
import { MoveRefused } from './move-refused.ts';
import { MoveStopped } from './move-stopped.ts';
import type { Move } from './move.ts';
import { closeMove, openMove, type MoveOptions } from './open-move.ts';
import { Recovery } from './recovery.ts';
import { clean } from './steps/clean.ts';
import { close } from './steps/close.ts';
import { copy } from './steps/copy.ts';
import { drain } from './steps/drain.ts';
import { flip } from './steps/flip.ts';
import { open } from './steps/open.ts';
import { prepare } from './steps/prepare.ts';
import { verify } from './steps/verify.ts';
import { undo } from './undo.ts';

/** Each does its work, whether or not it was begun before, and says what comes next. */
const STEPS: Record<MoveStep, (move: Move) => Promise<MoveStep | undefined>> = {
  prepare,
  copy,
  close,
  drain,
  verify,
  open,
  flip,
  clean,
};

/**
 * Moves a tenant while it is read and written; a move that was begun goes on where it was.
 *
 * @throws MoveRefused when it cannot be made: the tenant is where it was, and nothing is left behind
 * @throws MoveStopped when the signal came: the tenant can be read and written, and the move goes on when it is run again
 * @throws TakenOver, JournalLost, and whatever a server says: run again, it goes on
 */
export async function moveTenant(options: MoveOptions): Promise<void> {
  const move = await openMove(options);
  try {
    await run(move, options);
  } catch (error) {
    throw await afterFailure(move, error);
  } finally {
    await closeMove(move);
  }
}

async function run(move: Move, { onStep }: MoveOptions): Promise<void> {
  const recovery = new Recovery(move);
  let step: MoveStep | undefined = await findNextStep(move, move.journal.step);
  while (step) {
    const current: MoveStep = step;
    try {
      await move.journal.begin(current, move.notes);
      move.report({ event: 'step', step: current });
      await onStep?.(current);
      step = await STEPS[current](move);
    } catch (error) {
      step = await recovery.after(current, error);
    }
  }
}

/** Lets writers on, and leaves nothing behind of a move that cannot be made. @returns what is to be thrown */
async function afterFailure(move: Move, error: unknown): Promise<unknown> {
  const isFlipped = move.notes.epoch !== undefined;
  if (error instanceof MoveRefused && !isFlipped) {
    await undo(move);
    return error;
  }
  // Once the target is open, nobody here knows whether the directory says so.
  if (move.closedAt !== undefined && !move.arrival) await reopenSource(move).catch(() => undefined);
  return move.signal.aborted && error === move.signal.reason
    ? new MoveStopped('Stopped: the tenant can be read and written', { cause: error })
    : error;
}
