import { shardsOf, type Computer, type Stage, type StageShard, type Tier } from '@scaleout/topology';

/** What a computer's database is. */
type DatabaseRole = Pick<Computer, 'replicaOf' | 'shard' | 'tenants'>;

/** The shard of that number; undefined where there is none. */
export function shardNumbered(stage: Stage, number: number): StageShard | undefined {
  return shardsOf(stage).find((shard) => shard.number === number);
}

/** Ids of a shard's members, its primary first. */
export function membersOf({ primary, replicas }: StageShard): string[] {
  return [primary.id, ...replicas.map(({ id }) => id)];
}

/** A stage in which this computer has a tier more; it is new where the stage has none of that name. */
export function withTier(stage: Stage, computer: Computer, tier: Tier): Stage {
  const there = stage.computers.find(({ id }) => id === computer.id);
  if (there?.tiers.includes(tier)) return stage;
  if (there) return changed(stage, { ...there, tiers: [...there.tiers, tier] });
  const { id, cpus, memoryMb, address } = computer;
  const added = { id, cpus, memoryMb, tiers: [tier], ...(address !== undefined && { address }) };
  return { ...stage, computers: [...stage.computers, added] };
}

/** A stage in which a computer has a tier less; one that has nothing to do any more is gone. */
export function withoutTier(stage: Stage, id: string, tier: Tier): Stage {
  const computers = stage.computers.flatMap((computer) => {
    if (computer.id !== id || !computer.tiers.includes(tier)) return [computer];
    const tiers = computer.tiers.filter((each) => each !== tier);
    if (tiers.length === 0) return [];
    return [{ ...(tier === 'database' ? withRole(computer, {}) : computer), tiers }];
  });
  return { ...stage, computers };
}

/** A stage in which exactly those computers of another have a tier that have it there. */
export function withTierAs(stage: Stage, other: Stage, tier: Tier): Stage {
  const having = other.computers.filter(({ tiers }) => tiers.includes(tier));
  const with_ = having.reduce((so, computer) => withTier(so, computer, tier), stage);
  const leaving = with_.computers.filter(
    ({ id, tiers }) => tiers.includes(tier) && !having.some((computer) => computer.id === id),
  );
  return leaving.reduce((so, { id }) => withoutTier(so, id, tier), with_);
}

/** A stage with a database more. */
export function withDatabase(stage: Stage, computer: Computer, role: DatabaseRole): Stage {
  const added = withTier(stage, computer, 'database');
  const { computers } = added;
  return {
    ...added,
    computers: computers.map((each) => (each.id === computer.id ? withRole(each, role) : each)),
  };
}

/** A stage in which another member of a shard is its primary, and all others are its replicas. */
export function withPrimary(stage: Stage, number: number, id: string): Stage {
  const shard = shardNumbered(stage, number);
  if (!shard || shard.primary.id === id) return stage;
  const { shard: name, tenants } = shard.primary;
  const role = { ...(name !== undefined && { shard: name }), ...(tenants && { tenants }) };
  const members = membersOf(shard);
  const computers = stage.computers.map((computer) => {
    if (!members.includes(computer.id)) return computer;
    return withRole(computer, computer.id === id ? role : { replicaOf: id });
  });
  return { ...stage, computers };
}

/** A stage whose shards have the tenants that they have in another. */
export function withTenantsAs(stage: Stage, other: Stage): Stage {
  const computers = stage.computers.map((computer) => {
    const own = shardsOf(stage).find(({ primary }) => primary.id === computer.id);
    const there = own && shardNumbered(other, own.number);
    if (!there) return computer;
    const { shard, tenants } = there.primary;
    return withRole(computer, { ...(shard !== undefined && { shard }), ...(tenants && { tenants }) });
  });
  return { ...stage, computers };
}

/** A stage whose computers have the sizes that they have in another, where they are there. */
export function withSizesAs(
  stage: Stage,
  other: Stage,
  which: (now: Computer, then: Computer) => boolean,
): Stage {
  const computers = stage.computers.map((computer) => {
    const then = other.computers.find(({ id }) => id === computer.id);
    if (!then || !which(computer, then)) return computer;
    return { ...computer, cpus: then.cpus, memoryMb: then.memoryMb };
  });
  return { ...stage, computers };
}

function withRole({ id, cpus, memoryMb, tiers, address }: Computer, role: DatabaseRole): Computer {
  return { id, cpus, memoryMb, tiers, ...(address !== undefined && { address }), ...role };
}

function changed(stage: Stage, computer: Computer): Stage {
  return { ...stage, computers: stage.computers.map((each) => (each.id === computer.id ? computer : each)) };
}
