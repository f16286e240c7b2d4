import { proposeMoves } from '@scaleout/sharding/moves';
import { roomOf } from '../moves/room-of.ts';
import { moveTenants, type WantedMove } from './move-tenants.ts';
import type { TenantsEnv, TenantsIo } from './tenants-env.ts';
import type { TenantsCommand } from './tenants-options.ts';
import { weighTenants, type Measure } from './weigh-tenants.ts';
import { withCatalog } from './with-catalog.ts';

interface Proposal extends WantedMove {
  readonly from: number;
  readonly weight: number;
}

/** Makes the shards carry about the same, by few moves. */
export async function rebalance(
  options: TenantsCommand<'rebalance'>,
  env: TenantsEnv,
  io: TenantsIo,
): Promise<void> {
  const { by, json, 'dry-run': dryRun } = options;
  const proposals = await propose(by, env);
  if (json) io.out(JSON.stringify({ event: 'proposed', by, moves: proposals }));
  else if (proposals.length === 0) io.out(`The shards are even by ${by}: nothing is to be moved.`);
  else {
    const unit = by === 'size' ? 'bytes' : 'rows in a day';
    for (const { slug, from, to, weight } of proposals) io.out(`${slug}: ${from} → ${to}  ${weight} ${unit}`);
  }
  if (!dryRun) await moveTenants(proposals, options, env, io);
}

async function propose(by: Measure, env: TenantsEnv): Promise<Proposal[]> {
  const { base, tenants } = await withCatalog(env, async ({ placements }) => ({
    base: (await placements.load()).base,
    tenants: await placements.tenants(),
  }));
  const weights = new Map(
    await Promise.all(
      env.shards.map(async (shard) => [shard.number, await weighTenants(shard, by)] as const),
    ),
  );
  // What a shard has of a tenant that is elsewhere is about to be deleted.
  const weighed = tenants.map((tenant) => ({
    ...tenant,
    weight: weights.get(tenant.shard)?.get(tenant.id) ?? 0,
  }));
  const shards = env.shards
    .filter(({ number }) => base.shards.includes(number))
    .map(({ number }) => ({
      number,
      room: roomOf(base, number) - tenants.filter(({ shard }) => shard === number).length,
    }));
  return proposeMoves(weighed, shards).flatMap(({ id, from, to }) => {
    const tenant = weighed.find((each) => each.id === id);
    return tenant ? [{ slug: tenant.slug, from, to, weight: tenant.weight }] : [];
  });
}
