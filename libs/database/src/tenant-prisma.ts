import type { PrismaClient } from './generated/tenant/client.ts';
import type { TenantContext } from './tenant-context.ts';

type Args = Record<string, unknown>;

function withTenant(value: unknown, tenantId: bigint): unknown {
  if (Array.isArray(value)) return value.map((item) => withTenant(item, tenantId));
  return { ...(value as Args), tenantId };
}

/** The arguments of any operation, bound to one tenant: it only matches, and only makes, rows of that tenant. */
export function bindArguments(args: Args, tenantId: bigint, operation: string): Args {
  const bound: Args = { ...args };
  if (operation.startsWith('create')) {
    bound['data'] = withTenant(bound['data'], tenantId);
    return bound;
  }
  if (operation === 'upsert') bound['create'] = withTenant(bound['create'], tenantId);
  bound['where'] = withTenant(bound['where'], tenantId);
  return bound;
}

/**
 * A Prisma client that cannot leave a tenant: every model operation is narrowed to it, raw queries are not offered.
 *
 * @param onDone told of every operation that went well
 */
export function tenantPrisma(prisma: PrismaClient, tenant: TenantContext, onDone: () => void) {
  const tenantId = BigInt(tenant.tenantId);
  const client = prisma.$extends({
    query: {
      $allModels: {
        async $allOperations({ operation, args, query }) {
          const result = await query(bindArguments(args, tenantId, operation));
          onDone();
          return result;
        },
      },
    },
  });
  return client as Omit<
    typeof client,
    '$executeRaw' | '$executeRawUnsafe' | '$queryRaw' | '$queryRawUnsafe' | '$extends' | '$transaction'
  >;
}

export type TenantPrisma = ReturnType<typeof tenantPrisma>;
