import type pg from 'pg';
import { AcrossReader, type AcrossAsker } from './across/across-reader.ts';
import { beginOnMember } from './begin-on-member.ts';
import { beginRouted } from './begin-routed.ts';
import { commitOnMember } from './commit-on-member.ts';
import { isReadOnly } from './database-error.ts';
import { PrismaClient } from './generated/tenant/client.ts';
import { inTransaction } from './in-transaction.ts';
import type { Change } from './change.ts';
import { MEMBER_DEFAULTS, type Member, type MemberOptions } from './member.ts';
import { MemberReader } from './member-reader.ts';
import { MemberSet } from './member-set.ts';
import { MemberWriter } from './member-writer.ts';
import { commit } from './open-transaction.ts';
import { RoutedReader } from './routed-reader.ts';
import { RoutedWriter } from './routed-writer.ts';
import type { MemberAddress } from './routing/check-members.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { OBSERVE, parseObservation } from './routing/observation.ts';
import type { Position } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { outlastHandover } from './outlast-handover.ts';
import { ReadBudget } from './routing/read-budget.ts';
import { raiseAfterWrite, routeWrite, sent } from './routing/route-write.ts';
import type { Fallbacks, MemberStatus, Router } from './routing/router.ts';
import { ROUTING_DEFAULTS, type RoutingOptions } from './routing/routing-options.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantReader } from './tenant-reader.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import { UnitOfWork, type Begun } from './unit-of-work.ts';
import { UnitWriter } from './unit-writer.ts';

export interface ShardOptions extends Partial<MemberOptions>, Partial<RoutingOptions> {
  /** The servers of the shard, in no order: which of them is primary is asked of them. */
  readonly members: readonly MemberAddress[];
}

/**
 * One primary with its replicas, owning a set of tenants. A shard of one member has nothing to route: it asks and notes
 * nothing beyond the queries themselves.
 */
export class Shard {
  /** By which its positions are told from those of other shards. */
  readonly number: number;
  readonly #servers: MemberSet<PrismaClient>;
  readonly #routing: RoutingOptions;
  readonly #budget: ReadBudget;
  readonly #guards: Guards;

  /**
   * @throws MemberListError for a list that is empty or has a member twice
   * @param guards for specs and checks of the guards
   */
  constructor({ members, ...options }: ShardOptions, guards: Guards = ALL_GUARDS) {
    const member = { ...MEMBER_DEFAULTS, ...options };
    this.#guards = guards;
    this.number = options.shard ?? ROUTING_DEFAULTS.shard;
    const routing = (this.#routing = { ...ROUTING_DEFAULTS, ...options });
    this.#budget = new ReadBudget(routing.primaryReads, routing.primaryReadWaitMs, routing.clock);
    this.#servers = new MemberSet({ members, member, routing, guards, Client: PrismaClient });
  }

  get members(): readonly Member[] {
    return this.#servers.members;
  }

  /** Those that were taken out of the list and still have something to answer. */
  get leaving(): readonly Member[] {
    return this.#servers.leaving;
  }

  /**
   * Makes ready for other servers, which take the place of these while it serves.
   * @throws MemberListError, ForeignMember; NoPrimary where none of them answers
   */
  prepare(members: readonly MemberAddress[]): Promise<Change> {
    return this.#servers.prepare(members);
  }

  /** Nobody asks it any more: what it has been asked is answered, and then it closes. */
  leave(): void {
    this.#servers.leave();
  }

  /** Whether sessions have positions to be kept. */
  get replicated(): boolean {
    return this.#router !== undefined;
  }

  /** Who is primary now. @throws NoPrimary */
  get primary(): Member {
    const member = this.#only ?? this.#router?.primary?.member;
    if (!member) throw new NoPrimary('No member of the shard is primary');
    return member;
  }

  read(tenant: TenantContext): TenantReader {
    const unit = UnitOfWork.of(tenant);
    if (unit) return new UnitWriter(unit);
    const router = this.#router;
    if (router) return new RoutedReader(router, this.#budget, tenant);
    return new MemberReader(this.primary, tenant, this.#guards);
  }

  /** Reads rows of all tenants that are here: for what looks across publications, never for what is one tenant's. */
  readAcross(asker: AcrossAsker): AcrossReader {
    const [router, budget] = [this.#router, this.#budget];
    return new AcrossReader(asker, () => this.primary, router && { router, budget });
  }

  write(tenant: TenantContext): TenantWriter {
    const unit = UnitOfWork.of(tenant);
    if (unit) return new UnitWriter(unit);
    const router = this.#router;
    if (router) return new RoutedWriter(router, tenant);
    return new MemberWriter(this.primary, tenant, this.#guards);
  }

  /**
   * Begins one transaction over several repositories: they take part in it by the unit's `tenant`.
   * @param first what it begins with; may run more than once
   */
  begin<First>(
    tenant: TenantContext,
    first: (transaction: TenantTransaction) => Promise<First>,
  ): Promise<Begun<First>> {
    const router = this.#router;
    if (router) return beginRouted(router, tenant, first);
    return beginOnMember(this.primary, tenant, this.#guards, first);
  }

  /** The primary without a tenant: for what the outbox relay and the operator's commands look at, never for a request. */
  acrossTenants(): Member {
    return this.primary;
  }

  /**
   * One transaction on the primary without a tenant, for the same. A primary that hands over is followed; of what else fails in it
   * nobody here can say whose it is, for `work` may ask others than PostgreSQL.
   * @param begin its beginning, as SQL
   * @param work may run more than once
   */
  async transactionAcrossTenants<Result>(
    begin: string,
    work: (connection: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> {
    const router = this.#router;
    if (!router) return this.outlastHandover(() => inTransaction(this.primary, begin, work, commitOnMember));
    const end = await routeWrite(router, undefined, async (member) => {
      try {
        return { result: await inTransaction(member, begin, work, (client) => sent(router, commit(client))) };
      } catch (error) {
        if (isReadOnly(error)) throw error;
        return { error };
      }
    });
    if ('error' in end) throw end.error;
    return end.result;
  }

  /** Does `write` again that this shard's only server refused because it hands over to another. */
  outlastHandover<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.#guards.handover ? outlastHandover(this.#routing, write) : write();
  }

  /**
   * Where the shard is, by a connection to its primary: not less than what that connection has seen until now. Undefined where
   * there is nothing to route.
   */
  async positionOn(connection: pg.PoolClient): Promise<Position | undefined> {
    const router = this.#router;
    if (!router) return undefined;
    const positions = new Positions('');
    await raiseAfterWrite(router, positions, connection);
    return positions.position(this.number);
  }

  /**
   * What must be shown beyond what a session has seen here, for somebody noted a place here: that place. Where it is of a history
   * that a failover ended, all that is here now: it is not the session's, and nobody is to be told for ever that it is lost.
   * @returns undefined for nothing more; also where what the session itself has seen is lost, which must be said
   */
  toShow(seen: Position, noted: Position): Position | undefined {
    const router = this.#router;
    if (!router || seen.timeline > noted.timeline) return undefined;
    if (seen.timeline <= router.timeline && !router.contains(seen)) return undefined;
    if (noted.timeline >= router.timeline || router.contains(noted)) return noted;
    return router.now ?? noted;
  }

  /** Waits until every member has said what it is, or is known to be down. @throws ForeignMember */
  async ready(): Promise<void> {
    await this.#router?.ready();
  }

  /** Rejects while nobody can be served: there is neither a primary nor a replica that is fresh enough. */
  async check(): Promise<void> {
    const { only } = this.#servers;
    if (only) await only.ping();
    else if (!this.#router?.primary && !this.#router?.replicas.length) {
      const who = this.status().map(({ name, state }) => `${name} ${state}`);
      throw new NoPrimary(`There is neither a primary nor a fresh replica: ${who.join(', ')}`);
    }
  }

  /** What each member is at this moment, as far as it is known: an only member is primary, and was not asked. */
  status(): MemberStatus[] {
    const router = this.#router;
    if (router) return router.status();
    return this.members.map(({ name, served }) => ({
      name,
      state: 'primary',
      timeline: null,
      lagMs: null,
      problem: null,
      ...served,
    }));
  }

  /** The same, of an only member too: it is asked now. */
  async inspect(): Promise<MemberStatus[]> {
    const asked = this.#only;
    const [only] = this.status();
    if (!asked || !only) return this.status();
    try {
      const { rows } = await asked.pool.query<Record<string, unknown>>(OBSERVE);
      return [{ ...only, timeline: parseObservation(rows[0]).timeline }];
    } catch (error) {
      return [{ ...only, state: 'down', problem: error instanceof Error ? error.message : String(error) }];
    }
  }

  /** Reads that went to the primary because no replica might answer them, since the process began. */
  get fallbacks(): Readonly<Fallbacks> {
    return this.#router?.fallbacks ?? { noReplica: 0, unknownPosition: 0 };
  }

  /** Reads that were turned away so that writes do not suffer, since the process began. */
  get shedReads(): number {
    return this.#budget.shed;
  }

  async close(): Promise<void> {
    await this.#servers.close();
  }

  get #only(): Member | undefined {
    return this.#servers.only;
  }

  get #router(): Router<Member> | undefined {
    return this.#servers.router;
  }
}
