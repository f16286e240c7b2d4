import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable, isSerializationFailure, losesMember } from '../database-error.ts';
import type { Member } from '../member.ts';
import { noteRead } from '../served.ts';
import type { TenantContext } from '../tenant-context.ts';
import { NoPrimary } from './errors/no-primary.ts';
import type { MemberWatch } from './member-watch.ts';
import { outlivesHandover } from './outlives-handover.ts';
import { seenNothing, type Position } from './position.ts';
import type { PositionStore } from './position-store.ts';
import type { ReadBudget } from './read-budget.ts';
import { hashOf } from './rendezvous.ts';
import { refuseLost } from './refuse-lost.ts';
import type { Router } from './router.ts';
import type { Seen } from './seen.ts';

/** What a read brought back, and how far the member was. */
export interface Answer<Result> {
  readonly result: Result;
  readonly seen: Seen;
}

interface Answered<Result> {
  readonly answer: Answer<Result>;
  readonly member: Member;
}

/** On whose behalf is read; without positions only the primary may answer. */
export type Asker = Pick<TenantContext, 'positions' | 'servedBy'>;

/** Runs the read on one member; may be called again, on another. */
export type Attempt<Result> = (member: Member) => Promise<Answer<Result>>;

const CATCH_UP_POLL_MS = 2;

/**
 * Reads on a replica that shows all the session has seen and written, else on the primary. A read changes nothing, so one
 * that a member fails is begun again on another.
 */
export async function routeRead<Result>(
  router: Router<Member>,
  budget: ReadBudget,
  asker: Asker,
  attempt: Attempt<Result>,
): Promise<Result> {
  const { shard } = router.options;
  const { positions: store } = asker;
  const known = store?.position(shard);
  const strict = router.guards.position && router.guards.missing;
  const position = strict ? known : (known ?? seenNothing(shard));
  const whole = position && !(strict && position.incomplete);
  let answered = store && whole ? await onReplica(router, store, position, attempt) : undefined;
  if (!answered) {
    answered = await budget.run(() => onPrimary(router, position, attempt));
    router.fallbacks[whole ? 'noReplica' : 'unknownPosition'] += 1;
  }
  const { answer, member } = answered;
  noteRead(member, asker);
  if (store && router.guards.raisedByReads) raise(router, store, answer.seen);
  return answer.result;
}

async function onReplica<Result>(
  router: Router<Member>,
  store: PositionStore,
  position: Position,
  attempt: Attempt<Result>,
): Promise<Answered<Result> | undefined> {
  if (position.timeline > router.timeline) await router.refresh();
  refuseLost(router, position);
  const key = hashOf(store.key);
  let watch = router.replicaFor(key, position);
  if (!watch && router.replicas.length > 0) {
    // What the last poll said is up to a poll old: a question costs less than a read that the primary need not serve.
    await Promise.all(router.replicas.map((replica) => replica.refresh()));
    watch = router.replicaFor(key, position);
  }
  const failed = new Set<MemberWatch<Member>>();
  const mistaken = new Set<MemberWatch<Member>>();
  while (watch) {
    const { generation } = watch.member;
    try {
      const answer = await attempt(watch.member);
      if (answer.seen.standby && isOfNow(router, answer.seen.timeline)) {
        watch.learn(answer.seen.replayed);
        return { answer, member: watch.member };
      }
      // It was promoted, or follows who was, or we follow who was: what it is now has to be found out first.
      await router.refresh([watch]);
      if (mistaken.has(watch)) failed.add(watch);
      mistaken.add(watch);
    } catch (error) {
      if (losesMember(error)) router.suspect(watch, error, generation);
      // A standby ends reads that are in the way of replay; one that hangs or dies leaves some waiting for a connection.
      else if (!isSerializationFailure(error) && !isDatabaseUnavailable(error)) throw error;
      if (!router.guards.readRetry) throw error;
      failed.add(watch);
    }
    refuseLost(router, position); // each time: the next may be of another history
    watch = router.replicaFor(key, position, failed);
  }
  return undefined;
}

/** Reads on the primary, once it shows what the position says. */
export async function onPrimary<Result>(
  router: Router<Member>,
  position: Position | undefined,
  attempt: Attempt<Result>,
): Promise<Answered<Result>> {
  const { clock, primaryWaitMs } = router.options;
  const deadline = clock.now() + primaryWaitMs;
  for (;;) {
    if (position && position.timeline > router.timeline) await router.refresh();
    const watch = await router.untilPrimary();
    if (position) refuseLost(router, position);
    const { generation } = watch.member;
    try {
      const answer = await attempt(watch.member);
      const { seen } = answer;
      if (!seen.standby && shows(router, seen.xmin, position) && (await outlivesHandover(router, seen))) {
        return { answer, member: watch.member };
      }
    } catch (error) {
      if (!losesMember(error)) throw error;
      router.suspect(watch, error, generation);
    }
    if (clock.now() > deadline) {
      throw new NoPrimary('The primary did not come to show, in time, what the session has seen');
    }
    await sleep(CATCH_UP_POLL_MS);
  }
}

/** Whether the primary shows every commit that a replica has shown: one may still wait for a synchronous replica. */
function shows(router: Router<Member>, xmin: bigint, position: Position | undefined): boolean {
  return !router.guards.snapshot || position?.xmax === undefined || xmin >= position.xmax;
}

function isOfNow({ timeline, guards }: Router<Member>, answered: number): boolean {
  return !guards.ownTimeline || answered === timeline;
}

function raise(router: Router<Member>, store: PositionStore, seen: Seen): void {
  const { shard } = router.options;
  const { lsn } = seen;
  if (!seen.standby) {
    store.raise({ shard, timeline: seen.timeline, lsn });
    return;
  }
  // One that replays what came before a promotion shows no more than that, whatever it has received.
  const timeline = router.guards.ownTimeline ? router.ownerOf(seen.timeline, lsn) : router.timeline;
  store.raise({ shard, timeline, lsn, xmax: seen.xmax });
}
