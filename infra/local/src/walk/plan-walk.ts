import { isDeepStrictEqual } from 'node:util';
import { shardsOf, tiers, type Computer, type Stage, type Tier } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import {
  membersOf,
  shardNumbered,
  withDatabase,
  withoutTier,
  withPrimary,
  withSizesAs,
  withTenantsAs,
  withTierAs,
} from './change-stage.ts';
import type { Deed, Step } from './step.ts';

const fronts: readonly Tier[] = ['web', 'load-balancer', 'dns'];

/**
 * The steps from a stage to another while it runs. What comes is there before what goes is gone, and the data come before what asks
 * them. After each the stage is one that may be started: who is killed on the way goes on from there, or back.
 * @throws LaunchError where there is no way
 */
export function planWalk(from: Stage, to: Stage): Step[] {
  const walk = new Walk(from, to);
  walk.resize((now, then) => then.cpus > now.cpus || then.memoryMb > now.memoryMb);
  walk.removeShards();
  walk.freeReplicas();
  // A computer may have to leave one shard before it can be in another.
  for (let round = 0; round < 2; round += 1) walk.moveMembers();
  walk.addShards();
  walk.divide();
  walk.moveRedis();
  walk.renew('api');
  walk.renew('worker');
  walk.moveFronts();
  walk.resize(() => true);
  walk.refuseUnfinished();
  return walk.steps;
}

class Walk {
  readonly steps: Step[] = [];
  #stage: Stage;

  constructor(
    private readonly from: Stage,
    private readonly to: Stage,
  ) {
    this.#stage = from;
  }

  resize(which: (now: Computer, then: Computer) => boolean): void {
    this.#do({ kind: 'resize' }, 'Changing the size of computers', withSizesAs(this.#stage, this.to, which));
  }

  removeShards(): void {
    for (const { number, ...shard } of shardsOf(this.#stage)) {
      if (shardNumbered(this.to, number)) continue;
      const members = membersOf({ number, ...shard });
      const without = members.reduce((so, id) => withoutTier(so, id, 'database'), this.#stage);
      const rest = shardsOf(without).length > 1 ? without : withTenantsAs(without, this.to);
      this.#do({ kind: 'remove-shard', shard: number }, `Emptying shard ${number} and taking it away`, rest);
    }
  }

  /** Those that are to be of another shard. */
  freeReplicas(): void {
    for (const { number, replicas } of shardsOf(this.#stage)) {
      for (const { id } of replicas) {
        const wanted = shardsOf(this.to).find((shard) => membersOf(shard).includes(id));
        if (wanted && wanted.number !== number) this.#removeReplica(id);
      }
    }
  }

  moveMembers(): void {
    for (const { number } of shardsOf(this.#stage)) {
      const target = shardNumbered(this.to, number);
      if (!target) continue;
      for (const id of membersOf(target)) this.#addReplica(number, id);
      const { id: primary } = target.primary;
      const isMember = this.#members(number).includes(primary);
      if (isMember && this.#primary(number) !== primary) {
        const after = withPrimary(this.#stage, number, primary);
        this.#do({ kind: 'promote', computer: primary }, `Handing shard ${number} over to ${primary}`, after);
      }
      for (const id of this.#members(number)) {
        if (!membersOf(target).includes(id) && id !== this.#primary(number)) this.#removeReplica(id);
      }
    }
  }

  addShards(): void {
    for (const { number, primary, replicas } of shardsOf(this.to)) {
      if (shardNumbered(this.#stage, number)) continue;
      const added = withDatabase(this.#stage, primary, { shard: number });
      const deed = { kind: 'add-shard', shard: number, computer: primary.id } as const;
      this.#do(deed, `Adding shard ${number} on ${primary.id}`, withTenantsAs(added, this.to));
      for (const { id } of replicas) this.#addReplica(number, id);
    }
    if (this.steps.some(({ deed }) => deed.kind === 'add-shard')) {
      this.steps.push({
        deed: { kind: 'balance' },
        says: 'Moving publications so that the shards carry about the same',
        after: this.#stage,
      });
    }
  }

  /** Where the shards are the same and their ranges are not. */
  divide(): void {
    this.#do({ kind: 'divide' }, 'Changing whose new tenants are whose', withTenantsAs(this.#stage, this.to));
  }

  moveRedis(): void {
    const [place] = having(this.to, 'redis');
    const after = withTierAs(this.#stage, this.to, 'redis');
    this.#do({ kind: 'move-redis' }, `Moving Redis to ${place ?? ''}`, after);
  }

  renew(tier: 'api' | 'worker'): void {
    const names = having(this.to, tier).join(', ');
    const after = withTierAs(this.#stage, this.to, tier);
    this.#do({ kind: 'renew', tier }, `Having the ${tier === 'api' ? 'API' : tier} on ${names}`, after);
  }

  moveFronts(): void {
    const after = fronts.reduce((so, tier) => withTierAs(so, this.to, tier), this.#stage);
    const doors = fronts.flatMap((tier) => having(this.to, tier));
    this.#do({ kind: 'move-fronts' }, `Having people come in by ${[...new Set(doors)].join(', ')}`, after);
  }

  refuseUnfinished(): void {
    if (isDeepStrictEqual(sorted(this.#stage), sorted(this.to))) return;
    throw new LaunchError(
      `There is no way from ${this.from.id} to ${this.to.id} while it runs: the same computers would have to change places.`,
      { mend: `Walk by a stage between them, or give the computers of ${this.to.id} other names.` },
    );
  }

  #addReplica(number: number, id: string): void {
    const computer = this.to.computers.find((each) => each.id === id);
    const hasDatabase = this.#stage.computers.some(
      (each) => each.id === id && each.tiers.includes('database'),
    );
    if (!computer || hasDatabase) return;
    const after = withDatabase(this.#stage, computer, { replicaOf: this.#primary(number) });
    this.#do({ kind: 'add-replica', computer: id }, `Adding the replica ${id}`, after);
  }

  #removeReplica(id: string): void {
    const after = withoutTier(this.#stage, id, 'database');
    this.#do({ kind: 'remove-replica', computer: id }, `Taking the replica ${id} away`, after);
  }

  #members(number: number): string[] {
    const shard = shardNumbered(this.#stage, number);
    return shard ? membersOf(shard) : [];
  }

  #primary(number: number): string {
    return this.#members(number)[0] ?? '';
  }

  /** A step that changes nothing is none. */
  #do(deed: Deed, says: string, after: Stage): void {
    if (isDeepStrictEqual(sorted(after), sorted(this.#stage))) return;
    this.steps.push({ deed, says, after });
    this.#stage = after;
  }
}

function having({ computers }: Stage, tier: Tier): string[] {
  return computers.flatMap((computer) => (computer.tiers.includes(tier) ? [computer.id] : []));
}

/** The same for stages whose computers and tiers are written in another order. */
function sorted({ computers }: Stage): Computer[] {
  return computers
    .map((computer) => ({
      ...computer,
      address: undefined, // it stays where it is
      tiers: tiers.filter((tier) => computer.tiers.includes(tier)),
    }))
    .sort((one, other) => one.id.localeCompare(other.id));
}
