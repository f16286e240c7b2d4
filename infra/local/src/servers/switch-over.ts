import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';
import { Handing, type HandingMember } from './hand-over-steps.ts';
import { untilSo } from './until-so.ts';

const TRIES = 5;
const BETWEEN_TRIES_MS = 1_000;

export interface SwitchOverOptions {
  /** How far the next primary may be behind before writes are held up at all, in milliseconds that it takes to catch up. */
  readonly catchUpMs?: number;
  /**
   * How long writes may be held up before the promotion begins, in milliseconds; a promotion takes some 200 more. After that it is undone,
   * and the old primary goes on.
   */
  readonly heldUpMs?: number;
}

/** It could not be in time, and the old primary goes on: nobody noticed more than a pause. It may be tried again. */
export class SwitchOverUndone extends LaunchError {}

/** A switchover that is done. */
export interface SwitchedOver {
  /** For how long no primary took writes, in milliseconds; 0 where it had been done before. */
  readonly heldUpMs: number;
}

/**
 * Makes a standby the primary in its primary's place, in order and without a loss: the old one is fenced (whatever begins there may not
 * write), what had begun ends, the standby replays all of it, and is promoted. Whoever follows the shard has its writes wait
 * meanwhile. The old one answers reads and stays fenced: the caller stops it, or takes it back as a standby (`rewindMember`).
 *
 * One that was killed in the middle is run again, the same way or back: nothing is kept but in the two servers.
 * @throws LaunchError where it cannot be; SwitchOverUndone where it could not be in time, and then the old primary goes on
 */
export async function switchOver(
  from: HandingMember,
  to: HandingMember,
  { catchUpMs = 30_000, heldUpMs = 1_200 }: SwitchOverOptions = {},
): Promise<SwitchedOver> {
  const [old, next] = await Promise.all([Handing.open(from), Handing.open(to)]);
  try {
    if (!next) throw new LaunchError(`${to.name} does not answer`);
    if (await isDone(old, next)) return { heldUpMs: 0 };
    if (!old) throw new LaunchError(`${from.name} does not answer: there is nobody to take over from`);
    await old.refuseMoves();
    await next.lift(); // it may have been primary, and have handed over, before
    await caughtUp(old, next, catchUpMs);
    return await handOver(old, next, heldUpMs);
  } finally {
    await Promise.all([old?.close(), next?.close()]);
  }
}

/**
 * Tries a switchover again that was undone, as one is on a machine that is busy at the wrong moment.
 * @param undone told why, before the next try
 */
export async function switchOverPatiently(
  from: HandingMember,
  to: HandingMember,
  undone: (why: string) => void = () => undefined,
): Promise<SwitchedOver> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await switchOver(from, to);
    } catch (error) {
      if (!(error instanceof SwitchOverUndone) || left === 0) throw error;
      undone(error.message);
      await sleep(BETWEEN_TRIES_MS); // who was held up is let through
    }
  }
}

/** Whether the next is primary already, by a run that did not come to its end. */
async function isDone(old: Handing | undefined, next: Handing): Promise<boolean> {
  const [was, is] = await Promise.all([old?.role(), next.role()]);
  if (was && was.system !== is.system) {
    throw new LaunchError(`${next.name} is no copy of ${old?.name ?? ''}`);
  }
  if (is.standby) {
    if (!was?.standby) return false;
    throw new LaunchError(`Neither ${old?.name ?? ''} nor ${next.name} is primary`);
  }
  if (old && was && !was.standby) {
    if (was.timeline >= is.timeline) {
      throw new LaunchError(`${next.name} was primary before ${old.name}, and does not follow it yet`, {
        mend: 'Take it back as a standby first.',
      });
    }
    await old.fence();
  }
  await next.lift();
  return true;
}

async function handOver(old: Handing, next: Handing, withinMs: number): Promise<SwitchedOver> {
  const name = await next.followsAs();
  const begun = performance.now();
  const left = () => withinMs - (performance.now() - begun);
  try {
    const fencedAt = await old.fence();
    await untilSo(
      left(),
      () => old.isDrained(fencedAt),
      async () => `Transactions on ${old.name} do not end: ${await old.blockers(fencedAt)}`,
    );
    await old.sendAway(name);
    await caughtUp(old, next, left());
    if (left() < 0) throw new LaunchError(`${old.name} was held up for too long`);
  } catch (error) {
    await undo(old, error);
  }
  await next.promote();
  return { heldUpMs: performance.now() - begun };
}

async function undo(old: Handing, cause: unknown): Promise<never> {
  const why = cause instanceof Error ? cause.message : String(cause);
  try {
    await old.lift();
  } catch (error) {
    const mend = 'Run it again, or run it back, when that server answers.';
    throw new LaunchError(`${why}; and ${old.name} could not be let write again`, {
      mend,
      cause: new AggregateError([cause, error]),
    });
  }
  throw new SwitchOverUndone(`${why}; it was undone, and ${old.name} goes on`, {
    mend: 'Try again later.',
    cause,
  });
}

async function caughtUp(old: Handing, next: Handing, withinMs: number): Promise<void> {
  const place = await old.place();
  await untilSo(
    withinMs,
    () => next.hasReplayed(place),
    () => `${next.name} does not catch up with ${old.name}`,
  );
}
