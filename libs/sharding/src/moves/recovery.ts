import { CopyDiffers } from './copy-differs.ts';
import { reopenSource } from './fences/source-fence.ts';
import { findNextStep } from './find-next-step.ts';
import { isConnectionLost } from './is-connection-lost.ts';
import { JournalLost } from './journal-lost.ts';
import type { MoveStep } from './move-journal.ts';
import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';
import { openAgain } from './open-move.ts';
import { PauseExceeded } from './pause-exceeded.ts';
import { ReplicationGone } from './replication/replication-gone.ts';
import { sleep } from './sleep.ts';

/** Between two times that writers wait. */
const BREATH_MS = 500;

/** What a mover does about what went wrong, as often as it may. */
export class Recovery {
  #exceeded = 0;
  #differed = 0;
  #lost = 0;

  constructor(private readonly move: Move) {}

  /** @returns the step to go on with; @throws what nothing is to be done about */
  async after(step: MoveStep, error: unknown): Promise<MoveStep> {
    if (error instanceof JournalLost) throw error;
    if (error instanceof PauseExceeded) return this.#afterPause(error);
    if (error instanceof CopyDiffers) return this.#afterDifference(error);
    if (error instanceof ReplicationGone || isConnectionLost(error)) return this.#afterLoss(step, error);
    throw error;
  }

  async #afterPause({ message }: PauseExceeded): Promise<MoveStep> {
    await this.#reopen(message);
    this.#exceeded += 1;
    if (this.#exceeded >= this.move.limits.tries) {
      throw new MoveRefused(
        `${message}, ${this.#exceeded} times: move the tenant when less is written, or let writers wait longer.`,
      );
    }
    await sleep(BREATH_MS * this.#exceeded, this.move.signal);
    return 'copy';
  }

  async #afterDifference({ message }: CopyDiffers): Promise<MoveStep> {
    await this.#reopen(message);
    this.#differed += 1;
    if (this.#differed >= this.move.limits.tries) throw new MoveRefused(`${message}.`);
    this.move.report({ event: 'again', reason: message });
    return 'prepare';
  }

  async #afterLoss(step: MoveStep, error: unknown): Promise<MoveStep> {
    this.#lost += 1;
    if (this.#lost > this.move.limits.tries) throw error;
    // Looking for another primary takes its time, which writers need not wait for.
    if (step === 'drain' || step === 'verify') await reopenSource(this.move).catch(() => undefined);
    await openAgain(this.move);
    this.move.arrival = undefined;
    const next = await findNextStep(this.move, step);
    this.move.report({ event: 'again', reason: error instanceof Error ? error.message : String(error) });
    return next;
  }

  async #reopen(reason: string): Promise<void> {
    const pauseMs = Math.round(performance.now() - (this.move.closedAt ?? performance.now()));
    await reopenSource(this.move);
    this.move.report({ event: 'reopened', reason, pauseMs });
  }
}
