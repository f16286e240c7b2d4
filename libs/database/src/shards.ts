import { anyOf } from '@scaleout/telemetry';
import { prepareAll, type Change } from './change.ts';
import type { Member, MemberOptions } from './member.ts';
import type { Directory } from './directory/directory.ts';
import { UnknownShard } from './directory/unknown-shard.ts';
import { followMoves } from './follow-moves.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import type { RoutingOptions } from './routing/routing-options.ts';
import { membersOf } from './routing/check-members.ts';
import { Shard } from './shard.ts';
import type { ShardAddress } from './shard-variables.ts';
import { ShardedReader } from './sharded-reader.ts';
import { ShardedWriter } from './sharded-writer.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantReader } from './tenant-reader.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import { UnitOfWork, type Begun } from './unit-of-work.ts';
import { UnitWriter } from './unit-writer.ts';

export interface ShardsOptions extends Partial<MemberOptions>, Partial<Omit<RoutingOptions, 'shard'>> {
  readonly shards: readonly ShardAddress[];
  /** Which of them owns which tenant. */
  readonly directory: Directory;
}

/** All shards: each tenant is read and written on the one that owns it, also while it moves to another one. */
export class Shards {
  readonly directory: Directory;
  readonly #open: (address: ShardAddress) => Shard;
  #byNumber: ReadonlyMap<number, Shard>;
  #leaving: readonly Shard[] = [];

  /**
   * @throws MemberListError for a shard that has a member twice
   * @param guards for specs and checks of the guards
   */
  constructor({ shards, directory, ...options }: ShardsOptions, guards: Guards = ALL_GUARDS) {
    this.directory = directory;
    this.#open = ({ number, urls }) =>
      new Shard({ ...options, members: membersOf(urls), shard: number }, guards);
    this.#byNumber = byNumber(shards.map(this.#open));
  }

  /** Those there are now, in the order of their numbers. */
  get all(): readonly Shard[] {
    return [...this.#byNumber.values()];
  }

  /** Members that were taken out, with their shard or from it, and still have something to answer. */
  get leaving(): readonly Member[] {
    return [...this.all, ...this.#leaving].flatMap((shard) => shard.leaving);
  }

  /**
   * Makes ready for other shards and other members, which take the place of these while they serve. A shard that is added must
   * answer; of one that is taken out no tenant may be any more.
   * @throws MemberListError, ForeignMember; NoPrimary where nobody of a shard answers
   */
  async prepare(addresses: readonly ShardAddress[]): Promise<Change> {
    const kept = addresses.flatMap(({ number, urls }) => {
      const shard = this.#byNumber.get(number);
      return shard ? [{ shard, urls }] : [];
    });
    const added = addresses.filter(({ number }) => !this.#byNumber.has(number)).map(this.#open);
    const removed = this.all.filter(({ number }) => addresses.every((address) => address.number !== number));
    const changed = await prepareAll([
      ...kept.map(({ shard, urls }) => shard.prepare(membersOf(urls))),
      ...added.map(whenItAnswers),
    ]);
    return {
      take: () => {
        changed.take();
        this.#byNumber = byNumber([...kept.map(({ shard }) => shard), ...added]);
        this.#leaving = [...this.#leaving.filter(({ leaving }) => leaving.length > 0), ...removed];
        for (const shard of removed) shard.leave();
      },
      discard: () => changed.discard(),
    };
  }

  /** @throws UnknownShard when this process was not told where that shard is */
  of(number: number): Shard {
    const shard = this.#byNumber.get(number);
    if (!shard) throw new UnknownShard(number, [...this.#byNumber.keys()]);
    return shard;
  }

  /** The shard that owns a tenant, as far as is known here. @throws UnknownShard */
  ownerOf({ tenantId }: Pick<TenantContext, 'tenantId'>): Shard {
    return this.of(this.directory.map.shardOf(tenantId));
  }

  /** Whether sessions have positions to be kept. */
  get replicated(): boolean {
    for (const shard of this.#byNumber.values()) if (shard.replicated) return true;
    return false;
  }

  /** Whether it makes a difference who answered. */
  get hasSeveralServers(): boolean {
    return this.#byNumber.size > 1 || this.replicated;
  }

  read(tenant: TenantContext): TenantReader {
    const unit = UnitOfWork.of(tenant);
    return unit ? new UnitWriter(unit) : new ShardedReader(this, tenant);
  }

  write(tenant: TenantContext): TenantWriter {
    const unit = UnitOfWork.of(tenant);
    return unit ? new UnitWriter(unit) : new ShardedWriter(this, tenant);
  }

  /**
   * Begins one transaction over several repositories: they take part in it by the unit's `tenant`.
   * @param first what it begins with; may run more than once
   */
  begin<First>(
    tenant: TenantContext,
    first: (transaction: TenantTransaction) => Promise<First>,
  ): Promise<Begun<First>> {
    return followMoves(this, tenant, (shard) => shard.begin(tenant, first));
  }

  /** Waits until every member has said what it is, or is known to be down. @throws ForeignMember */
  async ready(): Promise<void> {
    await Promise.all(this.all.map((shard) => shard.ready()));
  }

  /**
   * Rejects while nobody can be served. A shard that is down is an outage of its tenants alone, and a catalog that is down one of
   * those who open and move.
   */
  async check(): Promise<void> {
    await this.directory.known();
    await anyOf(this.all.map((shard) => shard.check()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.all, ...this.#leaving].map((shard) => shard.close()));
  }
}

function byNumber(shards: readonly Shard[]): ReadonlyMap<number, Shard> {
  const sorted = [...shards].sort((one, other) => one.number - other.number);
  return new Map(sorted.map((shard) => [shard.number, shard]));
}

async function whenItAnswers(shard: Shard): Promise<Change> {
  const discard = () => void shard.close();
  try {
    await shard.ready();
    await shard.check();
  } catch (error) {
    discard();
    throw error;
  }
  return { take: () => undefined, discard };
}
