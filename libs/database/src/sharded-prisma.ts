import { followMoves, type Owners } from './follow-moves.ts';
import type { Shard } from './shard.ts';
import type { TenantContext } from './tenant-context.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import type { TenantReader } from './tenant-reader.ts';

type Model = Record<string, (args: unknown) => Promise<unknown>>;

/** A tenant's Prisma client whose every operation is asked of the shard that owns the tenant then. */
export function shardedPrisma(
  owners: Owners,
  tenant: TenantContext,
  readerOn: (shard: Shard) => TenantReader,
): TenantPrisma {
  // The models of any shard's client: each is replaced by one that looks up the shard first.
  const models: Record<string, object> = {};
  return new Proxy({} as TenantPrisma, {
    get: (_target, name: string) => (models[name] ??= shardedModel(name)),
  });

  function shardedModel(model: string): object {
    return new Proxy(
      {},
      {
        get: (_target, operation: string) => (args: unknown) =>
          followMoves(owners, tenant, (shard) => {
            const { prisma } = readerOn(shard);
            const run = (prisma as unknown as Record<string, Model>)[model]?.[operation]; // named by who calls
            if (!run) throw new TypeError(`There is no ${operation} of ${model}`);
            return run(args);
          }),
      },
    );
  }
}
