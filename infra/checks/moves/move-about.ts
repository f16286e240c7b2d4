import { wait } from '../scenarios/wait.ts';
import type { Fleet } from './fleet.ts';
import { freeze } from './freeze.ts';
import { MOVE_STEPS, runMover, type MoverEnd, type MoveStep } from './mover.ts';

const BETWEEN_MS = 300;
/** How long an API process goes on hanging after the flip that it missed. */
const HANGS_MS = 500;
/** Every so often one hangs. */
const FROZEN_EVERY = 3;

export interface Moved extends Pick<MoverEnd, 'pauseMs' | 'closedAt' | 'movedAt'> {
  readonly slug: string;
  /** Where the mover was killed, before it was run again. */
  readonly killedAt: MoveStep | undefined;
  readonly isFrozen: boolean;
  /** Why it was not moved after all. */
  readonly problem: string | undefined;
}

export interface MoveAboutOptions {
  readonly slugs: readonly string[];
  readonly count: number;
  readonly now: () => number;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Moves publications to the other shard and back, one after the other. Of three moves one is undisturbed; of one the mover is killed,
 * at one step after the other; across one an API process hangs, so that it comes back with a directory that is over.
 */
export async function moveAbout(fleet: Fleet, options: MoveAboutOptions): Promise<Moved[]> {
  const { slugs, count, report, signal } = options;
  const moves: Moved[] = [];
  const owners = new Map([...(await fleet.owners())].map(([slug, { shard }]) => [slug, shard]));
  for (let number = 0; number < count && !signal.aborted; number++) {
    const slug = slugs[number % slugs.length] ?? '';
    const to = owners.get(slug) === 1 ? 2 : 1;
    const kind = number % FROZEN_EVERY;
    const killAt = kind === 0 ? MOVE_STEPS[(number / FROZEN_EVERY) % MOVE_STEPS.length] : undefined;
    const moved = await moveOnce(fleet, options, { slug, to, killAt, isFrozen: kind === 1 });
    if (moved.problem === undefined) owners.set(slug, to);
    moves.push(moved);
    report(describe(number + 1, to, moved));
    await wait(BETWEEN_MS, signal);
  }
  return moves;
}

async function moveOnce(
  fleet: Fleet,
  { now, signal }: MoveAboutOptions,
  {
    slug,
    to,
    killAt,
    isFrozen,
  }: { slug: string; to: number; killAt: MoveStep | undefined; isFrozen: boolean },
): Promise<Moved> {
  const victim = fleet.apis.at(-1);
  const thaw = isFrozen && victim ? await freeze(fleet, victim.pid, signal) : undefined;
  try {
    const first = await runMover(fleet, { slug, to, killAt, now });
    const last = first.isKilled ? await runMover(fleet, { slug, to, now }) : first;
    if (thaw) await wait(HANGS_MS, signal);
    const { pauseMs, closedAt, movedAt, problem } = last;
    return {
      slug,
      killedAt: first.isKilled ? killAt : undefined,
      isFrozen,
      pauseMs,
      closedAt,
      movedAt,
      problem,
    };
  } finally {
    await thaw?.();
  }
}

function describe(number: number, to: number, { slug, killedAt, isFrozen, pauseMs, problem }: Moved): string {
  const how =
    killedAt === undefined ? (isFrozen ? ', an API process hung' : '') : `, mover killed at ${killedAt}`;
  const end = problem ?? `writers waited for ${pauseMs ?? '?'} ms`;
  return `${number}: ${slug} to shard ${to}${how}: ${end}`;
}
