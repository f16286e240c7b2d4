import type { Computer, Stage, TenantRange } from './stage.ts';

/** A shard of a stage: who is its primary at first, its replicas, and whose tenants they are. */
export interface StageShard {
  readonly number: number;
  readonly primary: Computer;
  readonly replicas: readonly Computer[];
  /** Left out: every tenant. */
  readonly tenants?: readonly TenantRange[];
}

/** The shards of a stage, by their numbers. */
export function shardsOf({ computers }: Pick<Stage, 'computers'>): StageShard[] {
  return primariesOf(computers)
    .map((primary) => ({
      number: shardNumber(primary),
      primary,
      replicas: computers.filter(({ replicaOf }) => replicaOf === primary.id),
      ...(primary.tenants && { tenants: primary.tenants }),
    }))
    .sort((one, other) => one.number - other.number);
}

export function primariesOf(computers: readonly Computer[]): Computer[] {
  return computers.filter(({ tiers, replicaOf }) => tiers.includes('database') && replicaOf === undefined);
}

/** A primary that says nothing is the one shard there is. */
export function shardNumber({ shard = 1 }: Computer): number {
  return shard;
}
