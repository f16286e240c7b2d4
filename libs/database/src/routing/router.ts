import { electPrimary } from './elect-primary.ts';
import type { ForeignMember } from './errors/foreign-member.ts';
import { NoPrimary } from './errors/no-primary.ts';
import type { Guards } from './guards.ts';
import type { Lsn } from './lsn.ts';
import { commonIdentity, refusalOf, type Identity } from './member-identity.ts';
import { MemberWatch } from './member-watch.ts';
import type { Observation } from './observation.ts';
import type { Position } from './position.ts';
import { PrimaryLog } from './primary-log.ts';
import { affinity } from './rendezvous.ts';
import type { RoutedMember } from './routed-member.ts';
import type { RoutingOptions } from './routing-options.ts';
import { loadHistory, TimelineHistory } from './timeline-history.ts';

/** What a member is to its shard at this moment. */
export type MemberState = 'primary' | 'replica' | 'behind' | 'outdated' | 'down' | 'refused';

/** A member as operators see it. */
export interface MemberStatus {
  readonly name: string;
  readonly state: MemberState;
  readonly timeline: number | null;
  readonly lagMs: number | null;
  readonly problem: string | null;
  /** Tenants' reads that it answered and writes that it took, for this process. */
  readonly reads: number;
  readonly writes: number;
}

/** Reads that the primary had to answer, by why no replica might. */
export interface Fallbacks {
  /** It was not known how much the session has seen. */
  unknownPosition: number;
  /** None of the replicas, if there was any, had come that far. */
  noReplica: number;
}

/** What a router begins with where it is not the first of its shard. */
export interface RouterBeginning {
  /** Of which cluster the members have to be. */
  readonly identity?: Identity | undefined;
  /** Whether there was but one member until now, of whose answers nobody noted the position. */
  readonly unnoted?: boolean;
}

interface Seen<Member extends RoutedMember> {
  readonly watch: MemberWatch<Member>;
  readonly observation: Observation;
}

/** How often members are asked while somebody waits for what they say, in milliseconds. */
const HURRY_MS = 50;

const NO_HISTORY =
  'the role has no REPLICATION, so what sessions saw before counts as lost: it may not read the history';

/** Who is primary, and which replicas may answer: worked out anew with every answer of a member, read without waiting. */
export class Router<Member extends RoutedMember = RoutedMember> {
  readonly watches: readonly MemberWatch<Member>[];
  readonly fallbacks: Fallbacks = { unknownPosition: 0, noReplica: 0 };
  readonly #log = new PrimaryLog();
  readonly #refused = new Map<MemberWatch<Member>, ForeignMember>();
  readonly #roles = new Map<MemberWatch<Member>, boolean>();
  readonly #states = new Map<MemberWatch<Member>, MemberState>();
  readonly #heardOf = new Set<MemberWatch<Member>>();
  #identity: Identity | undefined;
  /** From when on it counts how far the primary is; a replica answers once it is as far. */
  readonly #settledAt: number;
  #floor: Lsn | undefined;
  #timeline = 0;
  #history = new TimelineHistory('');
  #loading: Promise<void> | undefined;
  #primary: MemberWatch<Member> | undefined;
  #replicas: readonly MemberWatch<Member>[] = [];
  #waiting: (() => void)[] = [];
  #hurries = false;

  constructor(
    members: readonly Member[],
    readonly options: RoutingOptions,
    readonly guards: Guards,
    { identity, unnoted = false }: RouterBeginning = {},
  ) {
    this.#identity = identity;
    this.#settledAt = options.clock.now() + options.settleMs;
    if (!unnoted || !guards.settling) this.#floor = 0n;
    const { pollMs, pollTimeoutMs: timeoutMs, silenceMs, clock } = options;
    this.watches = members.map(
      (member) =>
        new MemberWatch(member, { pollMs, timeoutMs, silenceMs, clock }, (watch) => this.#heard(watch)),
    );
    for (const watch of this.watches) watch.start();
  }

  /** Of which cluster the members are, once it is known. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  /** The history that the shard is in; 0 before any member has answered. */
  get timeline(): number {
    return this.#timeline;
  }

  get primary(): MemberWatch<Member> | undefined {
    return this.#primary;
  }

  get replicas(): readonly MemberWatch<Member>[] {
    return this.#replicas;
  }

  /** Waits for every member to have answered once, or to be down. @throws ForeignMember for one that does not belong */
  async ready(): Promise<void> {
    await this.refresh();
    for (const refusal of this.#refused.values()) throw refusal;
  }

  /** Asks all members now, or those that are given. */
  async refresh(watches: readonly MemberWatch<Member>[] = this.watches): Promise<void> {
    await Promise.all(watches.map((watch) => watch.refresh()));
    await this.#loading;
  }

  /** Until when somebody waits who begins to wait now. */
  get deadline(): number {
    const { clock, primaryWaitMs } = this.options;
    return clock.now() + primaryWaitMs;
  }

  /** The primary, waited for when there is none at this moment. @throws NoPrimary */
  untilPrimary(): Promise<MemberWatch<Member>> {
    return this.#until(() => this.#primary, this.deadline, 'is primary');
  }

  /** The same for a write: a primary that hands over to another does not take it. @throws NoPrimary */
  untilWritable(deadline: number): Promise<MemberWatch<Member>> {
    const isFenced = () => this.guards.handover && this.#primary?.observation?.fenced === true;
    return this.#until(() => (isFenced() ? undefined : this.#primary), deadline, 'takes writes');
  }

  /** Whether all that may be primary next have got as far as the one that is. They are asked now. */
  async isHadByAll(lsn: Lsn): Promise<boolean> {
    await this.refresh();
    return this.#answering().every((seen) => {
      const { received, lsn: replayed } = seen.observation;
      // One that began to receive anew says first where that was.
      return this.#stateOf(seen) !== 'replica' || received >= lsn || replayed >= lsn;
    });
  }

  /** The replica that a key likes best, of those that have replayed `position`; the ones in `without` left out. */
  replicaFor(
    key: number,
    position: Position,
    without?: ReadonlySet<MemberWatch<Member>>,
  ): MemberWatch<Member> | undefined {
    let best: MemberWatch<Member> | undefined;
    let most = -1;
    for (const watch of this.#replicas) {
      if (this.guards.position && watch.replayed < position.lsn) continue;
      if (without?.has(watch)) continue;
      const liking = affinity(key, watch.hash);
      if (liking > most) [best, most] = [watch, liking];
    }
    return best;
  }

  /** Whether a position is in the history that the shard is in. */
  contains(position: Position): boolean {
    return (
      position.timeline === this.#timeline || position.timeline === 0 || this.#history.contains(position)
    );
  }

  /** Whose a place is that a member of `timeline` has come to. */
  ownerOf(timeline: number, lsn: Lsn): number {
    return this.#history.ownerOf(timeline, lsn);
  }

  /** Where the primary is now: nobody who reads or writes from here on sees less. */
  get now(): Position | undefined {
    const lsn = this.#primary?.observation?.lsn;
    return lsn === undefined ? undefined : { shard: this.options.shard, timeline: this.#timeline, lsn };
  }

  /**
   * Lets go of a member that failed a query, and asks everybody who is what now.
   * @param generation the member's when the query began: of connections that were thrown away since, no more is to be learnt
   */
  suspect(watch: MemberWatch<Member>, error: unknown, generation: number): void {
    if (generation !== watch.member.generation) return;
    watch.member.retire();
    watch.suspect(error instanceof Error ? error.message : String(error));
    this.#settle();
    void this.refresh();
  }

  /**
   * Asks a member that refused to write what it is: it follows another, or is about to. Where it says neither, its connections lead
   * to somebody who does, and it is let go of.
   */
  async refused(watch: MemberWatch<Member>, error: unknown, generation: number): Promise<void> {
    await this.refresh([watch]);
    const { observation } = watch;
    if (observation && !observation.standby && !observation.fenced) this.suspect(watch, error, generation);
  }

  status(): MemberStatus[] {
    return this.watches.map((watch) => ({
      name: watch.member.name,
      state: this.#states.get(watch) ?? 'down',
      timeline: watch.observation?.timeline ?? null,
      lagMs: watch.observation?.standby ? this.#lag(watch, watch.observation) : null,
      problem: this.#refused.get(watch)?.message ?? watch.problem ?? null,
      reads: watch.member.served.reads,
      writes: watch.member.served.writes,
    }));
  }

  stop(): void {
    for (const watch of this.watches) watch.stop();
  }

  #heard(watch: MemberWatch<Member>): void {
    const { observation } = watch;
    this.#heardOf.add(watch);
    this.#identify();
    if (observation) {
      // Its connections were made to what it was before; those to a former primary would refuse writes for ever.
      if (this.#roles.get(watch) === !observation.standby) watch.member.retire();
      this.#roles.set(watch, observation.standby);
    }
    this.#settle();
    if (watch === this.#primary && observation) {
      const now = this.options.clock.now();
      this.#log.note(now, observation.lsn);
      if (now >= this.#settledAt) this.#floor ??= observation.lsn;
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Who belongs is settled once everybody was asked: the first to answer might be the one who does not. */
  #identify(): void {
    if (this.#heardOf.size < this.watches.length) return;
    this.#identity ??= commonIdentity(this.watches.flatMap(({ observation }) => observation ?? []));
    for (const watch of this.watches) {
      const { observation } = watch;
      if (!observation || !this.#identity) continue;
      const refusal = refusalOf(watch.member.name, observation, this.#identity);
      if (refusal) this.#refused.set(watch, refusal);
      else this.#refused.delete(watch);
    }
  }

  #settle(): void {
    if (!this.#identity && this.#heardOf.size < this.watches.length) return;
    const answering = this.#answering();
    const newest = answering.reduce((most, { observation }) => Math.max(most, observation.timeline), 0);
    if (newest > this.#timeline) this.#enter(newest, answering);
    const claims = answering.map(({ watch, observation }) => ({ of: watch, observation }));
    this.#primary = this.#loading ? undefined : electPrimary(claims, this.#timeline, this.#primary);
    this.#replicas = this.#loading
      ? []
      : answering.filter((seen) => this.#mayAnswer(seen)).map(({ watch }) => watch);
    this.#report();
  }

  #answering(): Seen<Member>[] {
    return this.watches.flatMap((watch) => {
      const { observation } = watch;
      return observation && !this.#refused.has(watch) ? [{ watch, observation }] : [];
    });
  }

  /** A new timeline is entered when its history is known: until then nobody can say which positions it contains. */
  #enter(timeline: number, answering: readonly Seen<Member>[]): void {
    const source = answering.find(({ observation }) => observation.timeline === timeline);
    if (this.#loading || !source) return;
    this.#loading = loadHistory(source.watch.member.url, timeline, this.options.pollTimeoutMs)
      .then((history) => {
        if (!history) this.options.onChange(`${NO_HISTORY} of timeline ${timeline}`);
        this.#history = history ?? new TimelineHistory('');
        this.#timeline = timeline;
        this.#log.clear();
      })
      .catch((error: unknown) =>
        source.watch.suspect(`has no history of timeline ${timeline}: ${String(error)}`),
      )
      .finally(() => {
        this.#loading = undefined;
        this.#heard(source.watch);
      });
  }

  /** A replica that shows all that was seen before anybody noted how much that was. */
  #mayAnswer(seen: Seen<Member>): boolean {
    const floor = this.#floor;
    return floor !== undefined && this.#stateOf(seen) === 'replica' && seen.watch.replayed >= floor;
  }

  #stateOf({ watch, observation }: Seen<Member>): MemberState {
    if (observation.timeline !== this.#timeline) return 'outdated';
    if (!observation.standby) return watch === this.#primary ? 'primary' : 'outdated';
    return this.#lag(watch, observation) <= this.options.maxLagMs ? 'replica' : 'behind';
  }

  #lag(watch: MemberWatch<Member>, observation: Observation): number {
    const lag = this.#log.lag(watch.replayed);
    if (lag !== undefined) return lag;
    // No primary was seen since the start: whoever shows all that any member has received is as fresh as can be known.
    const received = this.#answering().map((seen) => seen.observation.received);
    return received.every((lsn) => lsn <= observation.lsn) ? 0 : observation.replayAgeMs;
  }

  #report(): void {
    for (const watch of this.watches) {
      const { observation } = watch;
      const refused = this.#refused.get(watch);
      const state = refused ? 'refused' : observation ? this.#stateOf({ watch, observation }) : 'down';
      if (this.#states.get(watch) === state) continue;
      this.#states.set(watch, state);
      const why = refused?.message ?? watch.problem;
      this.options.onChange(`member ${watch.member.name} is ${state}${why === undefined ? '' : `: ${why}`}`);
    }
  }

  async #until(
    find: () => MemberWatch<Member> | undefined,
    deadline: number,
    what: string,
  ): Promise<MemberWatch<Member>> {
    const { clock, shard } = this.options;
    for (;;) {
      const found = find();
      if (found) return found;
      const left = deadline - clock.now();
      if (left <= 0) throw new NoPrimary(`No member of shard ${shard} ${what}: ${this.#describe()}`);
      await this.#nextAnswer(left);
    }
  }

  #describe(): string {
    return this.status()
      .map(({ name, state }) => `${name} ${state}`)
      .join(', ');
  }

  #nextAnswer(ms: number): Promise<void> {
    this.#hurry();
    return new Promise((resolve) => {
      const cancel = this.options.clock.after(ms, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Asks again before the next poll is due, as long as somebody waits. */
  #hurry(): void {
    if (this.#hurries) return;
    this.#hurries = true;
    this.options.clock.after(HURRY_MS, () => {
      this.#hurries = false;
      if (this.#waiting.length > 0) void this.refresh();
    });
  }
}
