import type { Prisma, PrismaClient } from './generated/tenant/client.ts';
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
 * @param perform does an operation, which begins when it is waited for
 */
export function tenantPrisma(
  prisma: PrismaClient,
  tenant: TenantContext,
  perform: (operation: Prisma.PrismaPromise<unknown>) => Promise<unknown>,
) {
  const tenantId = BigInt(tenant.tenantId);
  const client = prisma.$extends({
    query: {
      $allModels: {
        $allOperations({ operation, args, query }) {
          const bound = query(bindArguments(args, tenantId, operation));
          return perform(bound);
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
