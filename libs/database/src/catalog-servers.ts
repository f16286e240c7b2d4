import { isReadOnly, losesMember } from './database-error.ts';
import { PrismaClient } from './generated/catalog/client.ts';
import type { Change } from './change.ts';
import { MEMBER_DEFAULTS, type Member, type MemberOptions } from './member.ts';
import { MemberSet } from './member-set.ts';
import type { MemberAddress } from './routing/check-members.ts';
import { outlastHandover } from './outlast-handover.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { ALL_GUARDS } from './routing/guards.ts';
import { routeWrite, sent } from './routing/route-write.ts';
import type { MemberStatus } from './routing/router.ts';
import { ROUTING_DEFAULTS, type RoutingOptions } from './routing/routing-options.ts';

export interface CatalogOptions extends Partial<MemberOptions>, Partial<RoutingOptions> {
  /** The servers that have the catalog, in no order: which of them is primary is asked of them. */
  readonly members: readonly MemberAddress[];
}

const NEITHER = 'There is neither an only server nor anybody who knows which to ask';

type CatalogMember = Member<PrismaClient>;

/**
 * The servers that have the catalog. Its primary is followed as a shard's is. While there is none, a replica answers: what it
 * lacks is what opened a moment ago.
 */
export class CatalogServers {
  readonly #servers: MemberSet<PrismaClient>;
  readonly #routing: RoutingOptions;

  /** @throws MemberListError for a list that is empty or has a member twice */
  constructor({ members, ...options }: CatalogOptions) {
    const member = { ...MEMBER_DEFAULTS, poolSize: 2, ...options };
    // Nobody has positions here that would have to go on being right when servers come or go.
    this.#routing = { ...ROUTING_DEFAULTS, ...options, settleMs: 0 };
    this.#servers = new MemberSet({
      members,
      member,
      routing: this.#routing,
      guards: ALL_GUARDS,
      Client: PrismaClient,
    });
  }

  get members(): readonly CatalogMember[] {
    return this.#servers.members;
  }

  /** Those that were taken out of the list and still have something to answer. */
  get leaving(): readonly CatalogMember[] {
    return this.#servers.leaving;
  }

  /** What each is at this moment; of an only one nothing is known. */
  status(): MemberStatus[] {
    return this.#servers.router?.status() ?? [];
  }

  /**
   * Makes ready for other servers, which take the place of these while they serve.
   * @throws MemberListError, ForeignMember; NoPrimary where none of them answers
   */
  prepare(members: readonly MemberAddress[]): Promise<Change> {
    return this.#servers.prepare(members);
  }

  /** @throws NoPrimary when nobody may answer */
  async read<Result>(ask: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
    const { only, router } = this.#servers;
    if (only) return ask(only.prisma);
    if (!router) throw new Error(NEITHER);
    for (let attempt = 1; ; attempt++) {
      const watch = router.primary ?? router.replicas[0] ?? (await router.untilPrimary());
      const { generation } = watch.member;
      try {
        return await ask(watch.member.prisma);
      } catch (error) {
        if (!losesMember(error) || attempt > this.members.length) throw error;
        router.suspect(watch, error, generation);
      }
    }
  }

  /** @throws NoPrimary, OutcomeUnknown */
  write<Result>(ask: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
    return outlastHandover(this.#routing, () => this.#write(ask));
  }

  /** Rejects while nobody can be asked. */
  async check(): Promise<void> {
    const { only, router } = this.#servers;
    if (only) await only.ping();
    else if (!router?.primary && !router?.replicas.length) {
      throw new NoPrimary('The catalog has neither a primary nor a fresh replica');
    }
  }

  /** Waits until every server has said what it is, or is known to be down. @throws ForeignMember */
  async ready(): Promise<void> {
    await this.#servers.ready();
  }

  async close(): Promise<void> {
    await this.#servers.close();
  }

  async #write<Result>(ask: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
    const { only, router } = this.#servers;
    if (router) return routeWrite(router, undefined, (member) => sent(router, ask(member.prisma)));
    if (!only) throw new Error(NEITHER);
    try {
      return await ask(only.prisma);
    } catch (error) {
      // The name of a server may have come to mean another one since: its old connections lead to a standby for ever.
      if (isReadOnly(error)) only.retire();
      throw error;
    }
  }
}
