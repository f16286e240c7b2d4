import { isReadOnly, losesMember } from './database-error.ts';
import { PrismaClient } from './generated/catalog/client.ts';
import { Member, MEMBER_DEFAULTS, type MemberOptions } from './member.ts';
import { checkMembers, type MemberAddress } from './routing/check-members.ts';
import { outlastHandover } from './outlast-handover.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { ALL_GUARDS } from './routing/guards.ts';
import { routeWrite, sent } from './routing/route-write.ts';
import { ROUTING_DEFAULTS, type RoutingOptions } from './routing/routing-options.ts';
import { Router } from './routing/router.ts';

export interface CatalogOptions extends Partial<MemberOptions>, Partial<RoutingOptions> {
  /** The servers that have the catalog, in no order: which of them is primary is asked of them. */
  readonly members: readonly MemberAddress[];
}

type CatalogMember = Member<PrismaClient>;

/**
 * The servers that have the catalog. Its primary is followed as a shard's is. While there is none, a replica answers: what it
 * lacks is what opened a moment ago.
 */
export class CatalogServers {
  readonly members: readonly CatalogMember[];
  readonly #only: CatalogMember | undefined;
  readonly #router: Router<CatalogMember> | undefined;
  readonly #routing: RoutingOptions;

  /** @throws MemberListError for a list that is empty or has a member twice */
  constructor({ members, ...options }: CatalogOptions) {
    checkMembers(members);
    const memberOptions = { ...MEMBER_DEFAULTS, poolSize: 2, ...options };
    this.#routing = { ...ROUTING_DEFAULTS, ...options };
    this.members = members.map((address) => new Member(address, memberOptions, PrismaClient));
    if (this.members.length === 1) [this.#only] = this.members;
    else this.#router = new Router(this.members, this.#routing, ALL_GUARDS);
  }

  /** @throws NoPrimary when nobody may answer */
  async read<Result>(ask: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
    const router = this.#router;
    if (!router) return ask(this.#first.prisma);
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
    const router = this.#router;
    if (!router) return outlastHandover(this.#routing, () => this.#askFirst(ask));
    return routeWrite(router, undefined, (member) => sent(router, ask(member.prisma)));
  }

  /** Rejects while nobody can be asked. */
  async check(): Promise<void> {
    if (!this.#router) await this.#first.ping();
    else if (!this.#router.primary && this.#router.replicas.length === 0) {
      throw new NoPrimary('The catalog has neither a primary nor a fresh replica');
    }
  }

  /** Waits until every server has said what it is, or is known to be down. @throws ForeignMember */
  async ready(): Promise<void> {
    await this.#router?.ready();
  }

  async close(): Promise<void> {
    this.#router?.stop();
    await Promise.all(this.members.map((member) => member.close()));
  }

  async #askFirst<Result>(ask: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
    const member = this.#first;
    try {
      return await ask(member.prisma);
    } catch (error) {
      // The name of a server may have come to mean another one since: its old connections lead to a standby for ever.
      if (isReadOnly(error)) member.retire();
      throw error;
    }
  }

  get #first(): CatalogMember {
    if (!this.#only) throw new Error('A catalog of several servers is asked by its router');
    return this.#only;
  }
}
