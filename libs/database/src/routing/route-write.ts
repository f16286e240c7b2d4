import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isReadOnly, losesMember } from '../database-error.ts';
import { seenBy } from './seen-by.ts';
import { NoPrimary } from './errors/no-primary.ts';
import { OutcomeUnknown } from './errors/outcome-unknown.ts';
import type { MemberWatch } from './member-watch.ts';
import { outcomeOf } from './outcome-of.ts';
import { outlivesHandover, type Successors } from './outlives-handover.ts';
import type { Position } from './position.ts';
import type { PositionStore } from './position-store.ts';
import { refuseLost } from './refuse-lost.ts';
import type { RoutedMember } from './routed-member.ts';
import type { Router } from './router.ts';
import type { RoutingOptions } from './routing-options.ts';
import type { Seen } from './seen.ts';

type Connection = pg.Pool | pg.PoolClient;

/** What is asked of a router after a write. */
interface WrittenBy extends Successors {
  readonly options: RoutingOptions;
  readonly deadline: number;
  contains(position: Position): boolean;
}

/** Between two attempts at a primary that hands over, or says of itself that it does not, in milliseconds. */
const REST_MS = 5;

/**
 * Writes on whoever is primary. Where a member was lost before it got the write, or refused it for being a standby or about to be
 * one, nothing has happened, and the next primary gets it. Where it got the write and was lost, nobody knows: that is never repeated.
 *
 * @param store where the session's position is; nothing is written where what it saw is lost
 * @param write rejects with `OutcomeUnknown` for the latter
 * @throws PositionLost
 */
export async function routeWrite<Member extends RoutedMember, Result>(
  router: Router<Member>,
  store: PositionStore | undefined,
  write: (member: Member, watch: MemberWatch<Member>) => Promise<Result>,
): Promise<Result> {
  const { clock, shard } = router.options;
  const { deadline } = router;
  for (;;) {
    const position = store?.position(shard);
    if (position && position.timeline > router.timeline) await router.refresh();
    const watch = await router.untilWritable(deadline);
    if (position) refuseLost(router, position); // each time: the next primary may be of another history
    const { generation } = watch.member;
    try {
      return await write(watch.member, watch);
    } catch (error) {
      if (isReadOnly(error)) {
        if (!router.guards.handover) throw error;
        if (clock.now() > deadline) throw new NoPrimary('The primary takes no writes', { cause: error });
        await router.refused(watch, error, generation);
        await sleep(REST_MS);
      } else if (!letGo(router, watch, error, generation) || clock.now() > deadline) throw error;
    }
  }
}

/** Lets go of a primary that is none. @returns whether the write is known not to have happened because of it */
export function letGo<Member extends RoutedMember>(
  router: Router<Member>,
  watch: MemberWatch<Member>,
  error: unknown,
  generation: number,
): boolean {
  if (error instanceof OutcomeUnknown) {
    if (losesMember(error.cause)) router.suspect(watch, error.cause, generation);
    return false;
  }
  if (!losesMember(error)) return false;
  router.suspect(watch, error, generation);
  return true;
}

/**
 * Where the shard is after a write that was committed: asked on any connection, for the log is one.
 * @throws OutcomeUnknown for whatever goes wrong: the write was made, and may be gone with the history that it is in
 */
export async function raiseAfterWrite(
  router: WrittenBy,
  store: PositionStore | undefined,
  connection: Connection,
): Promise<void> {
  if (!store) return;
  try {
    const seen = await sent(router, seenBy(connection));
    await outlived(router, seen);
    raiseTo(seen, router, store);
  } catch (error) {
    throw error instanceof OutcomeUnknown ? error : new OutcomeUnknown(error);
  }
}

/** Waits, for a while, until who may be primary next has what was committed. */
async function outlived(router: WrittenBy, seen: Seen): Promise<void> {
  const { deadline } = router;
  while (!(await outlivesHandover(router, seen))) {
    if (router.timeline !== seen.timeline || router.options.clock.now() > deadline) return;
    await sleep(REST_MS);
  }
}

function raiseTo(seen: Seen, router: WrittenBy, store: PositionStore): void {
  const { timeline, guards } = router;
  const { shard } = router.options;
  if (seen.standby) throw new Error('The primary was demoted just after a commit');
  // A primary that another has taken the place of goes on answering until somebody tells it.
  const latest = Math.max(timeline, store.position(shard)?.timeline ?? 0);
  const position = { shard, timeline: seen.timeline, lsn: seen.lsn };
  const isKept = latest === timeline && router.contains(position);
  if (guards.timeline && seen.timeline < latest && !isKept) {
    throw new Error(`A commit is on timeline ${seen.timeline}, and the shard went on to ${latest}`);
  }
  store.raise(position);
}

/**
 * Waits for what was sent and may have changed something. There is a deadline, for a commit may wait for a synchronous
 * replica without end; it is not cancelled then, which would show it to all and still not make it safe.
 */
export async function sent<Result>(
  router: { readonly options: RoutingOptions },
  query: Promise<Result>,
): Promise<Result> {
  const { clock, writeDeadlineMs } = router.options;
  let callOff: (() => void) | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    callOff = clock.after(writeDeadlineMs, () => {
      reject(new OutcomeUnknown(new Error(`No answer within ${writeDeadlineMs} ms`)));
    });
  });
  try {
    return await outcomeOf(Promise.race([query, late]));
  } finally {
    callOff?.();
  }
}
