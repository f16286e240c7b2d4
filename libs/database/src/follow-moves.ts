import { setTimeout as sleep } from 'node:timers/promises';
import type { Directory } from './directory/directory.ts';
import type { Placement } from './directory/placement.ts';
import type { PositionStore } from './routing/position-store.ts';
import type { Shard } from './shard.ts';
import type { TenantContext } from './tenant-context.ts';
import { fenceIn, TenantFenced } from './tenant-fenced.ts';

/** Where shards are found; `Shards` is one. */
export interface Owners {
  readonly directory: Directory;
  ownerOf(tenant: TenantContext): Shard;
}

/** A mover may have a tenant closed for two seconds; who waits for longer is told so. */
const PATIENCE_MS = 2_500;
/** Between two looks at a fence. */
const REST_MS = 10;
/** A catalog that hangs keeps nobody for longer who can be served by what is known. */
const CATALOG_MS = 1_000;

/**
 * Asks the shard that owns a tenant. Where a fence says that it does not any more, or that it is just being moved, nothing has
 * happened: the directory is read anew, and whoever owns it then is asked.
 * @param ask may run more than once
 * @throws TenantFenced when a move takes too long
 */
export async function followMoves<Result>(
  owners: Owners,
  tenant: TenantContext,
  ask: (shard: Shard) => Promise<Result>,
): Promise<Result> {
  const { directory } = owners;
  if (!directory.hasMet(tenant.tenantId)) await patiently(directory.meet([tenant.tenantId]));
  await directory.known();
  let deadline: number | undefined;
  for (;;) {
    const { epoch } = directory.map;
    const shard = owners.ownerOf(tenant);
    const placement = directory.placementOf(tenant.tenantId);
    if (placement && tenant.positions) showTheMove(tenant.positions, placement, shard);
    try {
      return await shard.outlastHandover(() => ask(shard));
    } catch (error) {
      const fence = fenceIn(error);
      if (!fence) throw error;
      const now = performance.now();
      deadline ??= now + PATIENCE_MS;
      if (now > deadline) throw new TenantFenced(tenant.tenantId, fence, { cause: error });
      // While the catalog is away nothing can be told of a move; the fence may go away with its mover.
      if (directory.map.epoch === epoch) await patiently(directory.refresh());
      if (isOn(owners, tenant, shard)) await sleep(REST_MS);
    }
  }
}

/** Waits for what the catalog says, as long as that may be. */
async function patiently(asked: Promise<void>): Promise<void> {
  const late = new AbortController();
  const end = sleep(CATALOG_MS, undefined, { signal: late.signal });
  try {
    await Promise.race([asked, end]).catch(() => undefined);
  } finally {
    end.catch(() => undefined);
    late.abort();
  }
}

function isOn(owners: Owners, tenant: TenantContext, shard: Shard): boolean {
  return owners.ownerOf(tenant) === shard;
}

/**
 * A replica may be behind the move. Where the tenant is now it must show its arrival; where it was, that it has left, so that no
 * other process, with an older directory, reads there what is over.
 */
function showTheMove(positions: PositionStore, { arrival, departures }: Placement, owner: Shard): void {
  // A session that has not been there yet has no position there: the primary answers it first.
  const seen = positions.position(owner.number);
  const more = seen && arrival && owner.toShow(seen, arrival);
  if (more) positions.raise(more);
  for (const departure of departures) positions.raise(departure);
}
