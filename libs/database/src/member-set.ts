import { setTimeout as sleep } from 'node:timers/promises';
import { leave } from './leave-member.ts';
import { Member, type ClientClass, type Disconnectable, type MemberOptions } from './member.ts';
import { checkMembers, type MemberAddress } from './routing/check-members.ts';
import { ForeignMember } from './routing/errors/foreign-member.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import type { Guards } from './routing/guards.ts';
import { refusalOf, type Identity } from './routing/member-identity.ts';
import { OBSERVE, parseObservation } from './routing/observation.ts';
import type { RoutedMember } from './routing/routed-member.ts';
import { Router } from './routing/router.ts';
import type { RoutingOptions } from './routing/routing-options.ts';
import type { Change } from './change.ts';

/** Between two looks whether anybody answers, in milliseconds. */
const LOOK_MS = 50;

export interface MemberSetOptions<Client> {
  readonly members: readonly MemberAddress[];
  readonly member: MemberOptions;
  readonly routing: RoutingOptions;
  readonly guards: Guards;
  readonly Client: ClientClass<Client>;
}

interface Serving<Client extends Disconnectable> {
  readonly members: readonly [Member<Client>, ...Member<Client>[]];
  /** Undefined where there is nothing to route. */
  readonly router: Router<Member<Client>> | undefined;
}

/**
 * The servers of a shard or of the catalog, as they are now: others may take their place while they serve. What was asked of
 * those that go is answered by them; those that come are asked what they are before anybody is sent to them.
 */
export class MemberSet<Client extends Disconnectable> {
  readonly #options: MemberSetOptions<Client>;
  readonly #leaving = new Set<Member<Client>>();
  /** Of earlier lists: what was routed by them goes on for a while. */
  readonly #former = new Set<Router<Member<Client>>>();
  #serving: Serving<Client>;
  #callOff: () => void = () => undefined;

  /** @throws MemberListError for a list that is empty or has a member twice */
  constructor(options: MemberSetOptions<Client>) {
    this.#options = options;
    const members = this.#membersAt(options.members);
    const router = members.length > 1 ? new Router(members, options.routing, options.guards) : undefined;
    this.#serving = { members, router };
  }

  get members(): readonly Member<Client>[] {
    return this.#serving.members;
  }

  /** The only server there is to ask; undefined where it is to be asked of the router who is. */
  get only(): Member<Client> | undefined {
    return this.#serving.router ? undefined : this.#serving.members[0];
  }

  get router(): Router<Member<Client>> | undefined {
    return this.#serving.router;
  }

  /** Those that were taken out and still have something to answer. */
  get leaving(): readonly Member<Client>[] {
    return [...this.#leaving];
  }

  /**
   * Makes ready for another list.
   * @throws MemberListError, ForeignMember; NoPrimary where nobody of the list answers
   */
  async prepare(addresses: readonly MemberAddress[]): Promise<Change> {
    const serving = this.#serving;
    const members = this.#membersAt(addresses);
    const added = members.filter((member) => !serving.members.includes(member));
    const removed = serving.members.filter((member) => !members.includes(member));
    if (added.length === 0 && removed.length === 0)
      return { take: () => undefined, discard: () => undefined };
    try {
      const router = await this.#routerOf(members);
      return {
        take: () => this.#take({ members, router }, removed),
        discard: () => {
          router?.stop();
          for (const member of added) void member.close();
        },
      };
    } catch (error) {
      await Promise.all(added.map((member) => member.close()));
      throw error;
    }
  }

  /** Waits until every server has said what it is, or is known to be down. @throws ForeignMember */
  async ready(): Promise<void> {
    await this.router?.ready();
  }

  /** Lets all of them go, as those that are taken out of a list. */
  leave(): void {
    this.#callOff();
    this.#retire(this.#serving.router);
    for (const member of this.#serving.members) this.#sendAway(member);
  }

  async close(): Promise<void> {
    this.#callOff();
    for (const router of [this.router, ...this.#former]) router?.stop();
    await Promise.all([...this.members, ...this.#leaving].map((member) => member.close()));
  }

  #membersAt(addresses: readonly MemberAddress[]): Serving<Client>['members'] {
    checkMembers(addresses);
    const { member: options, Client } = this.#options;
    const [first, ...others] = addresses.map(
      (address) => this.#known(address) ?? new Member(address, options, Client),
    );
    if (!first) throw new Error('A list of members was empty, and nobody said so');
    return [first, ...others];
  }

  #known({ name, url }: MemberAddress): Member<Client> | undefined {
    // While the first list is made there is none.
    const serving = this.#serving as Serving<Client> | undefined;
    return serving?.members.find((member) => member.name === name && member.url === url);
  }

  async #routerOf(members: Serving<Client>['members']): Promise<Router<Member<Client>> | undefined> {
    const { routing, guards } = this.#options;
    const before = this.router;
    const identity = before ? before.identity : await identityOf(this.#serving.members[0]);
    if (members.length === 1 && !before) {
      await check(members[0], identity);
      return undefined;
    }
    const router = new Router(members, routing, guards, { identity, unnoted: !before });
    try {
      await router.ready();
      await untilAnswered(router);
      return router;
    } catch (error) {
      router.stop();
      throw error;
    }
  }

  #take(serving: Serving<Client>, removed: readonly Member<Client>[]): void {
    const { routing, guards } = this.#options;
    this.#callOff();
    this.#retire(this.#serving.router);
    this.#serving = serving;
    for (const member of removed) this.#sendAway(member);
    // Processes that do not know yet have replicas answer, by positions that must go on being right.
    if (serving.router && serving.members.length === 1) {
      const settleMs = guards.settling ? routing.settleMs : 0;
      this.#callOff = routing.clock.after(settleMs, () => {
        this.#serving = { ...serving, router: undefined };
        this.#retire(serving.router);
      });
    }
  }

  #retire(router: Router<Member<Client>> | undefined): void {
    if (!router) return;
    this.#former.add(router);
    this.#options.routing.clock.after(this.#longestMs, () => {
      router.stop();
      this.#former.delete(router);
    });
  }

  #sendAway(member: Member<Client>): void {
    this.#leaving.add(member);
    void leave(member, this.#longestMs)
      .catch(this.#options.member.onConnectionError)
      .finally(() => this.#leaving.delete(member));
  }

  /** No operation takes longer. */
  get #longestMs(): number {
    const { primaryWaitMs, writeDeadlineMs } = this.#options.routing;
    return primaryWaitMs + writeDeadlineMs;
  }
}

/** A member may be down; where all of them are, they may only be slow. */
async function untilAnswered<Of extends RoutedMember>(router: Router<Of>): Promise<void> {
  const { clock } = router.options;
  const { deadline } = router;
  for (;;) {
    const members = router.status();
    if (members.some(({ state }) => state !== 'down')) return;
    if (clock.now() > deadline) {
      const why = members.map(({ name, problem }) => `${name}: ${problem ?? 'no answer'}`);
      throw new NoPrimary(`Nobody answers of a new list of members: ${why.join('; ')}`);
    }
    await sleep(LOOK_MS);
    await router.ready();
  }
}

/** Undefined where it does not answer. */
async function identityOf(member: Pick<Member, 'pool'>): Promise<Identity | undefined> {
  return observe(member).catch(() => undefined);
}

async function check(member: Pick<Member, 'name' | 'pool'>, identity: Identity | undefined): Promise<void> {
  const observation = await observe(member);
  const refusal = identity && refusalOf(member.name, observation, identity);
  if (refusal) throw new ForeignMember(refusal.message);
}

async function observe({ pool }: Pick<Member, 'pool'>) {
  const { rows } = await pool.query<Record<string, unknown>>(OBSERVE);
  return parseObservation(rows[0]);
}
