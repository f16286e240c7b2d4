import type { TenantsEnv, TenantsIo } from './tenants-env.ts';
import type { TenantsCommand } from './tenants-options.ts';
import { withCatalog } from './with-catalog.ts';

/** Says where each publication is. */
export async function listTenants(
  { json }: TenantsCommand<'list'>,
  env: TenantsEnv,
  { out }: TenantsIo,
): Promise<void> {
  await withCatalog(env, async ({ placements }) => {
    const tenants = await placements.tenants();
    if (json) {
      out(JSON.stringify(tenants));
      return;
    }
    const moves = new Map((await placements.moves()).map((move) => [move.tenantId, move]));
    const width = Math.max(4, ...tenants.map(({ slug }) => slug.length));
    out(`${'id'.padStart(8)}  ${'slug'.padEnd(width)}  shard`);
    for (const { id, slug, shard } of tenants) {
      const move = moves.get(id);
      const note = move ? `, on its way from ${move.source} to ${move.target} (${move.step})` : '';
      out(`${String(id).padStart(8)}  ${slug.padEnd(width)}  ${shard}${note}`);
    }
  });
}
