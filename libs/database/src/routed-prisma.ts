import type { Prisma } from './generated/tenant/client.ts';
import type { Member } from './member.ts';
import type { Router } from './routing/router.ts';
import type { TenantContext } from './tenant-context.ts';
import { bindArguments, type TenantPrisma } from './tenant-prisma.ts';

/** Finds a member for an operation, and has `run` do it there. */
export type RouteOperation = (
  operation: string,
  run: (member: Member) => Prisma.PrismaPromise<unknown>,
) => Promise<unknown>;

/** A tenant's Prisma client whose every operation goes where `route` sends it. */
export function routedPrisma(
  router: Router<Member>,
  tenant: TenantContext,
  route: RouteOperation,
): TenantPrisma {
  const tenantId = BigInt(tenant.tenantId);
  // Any member's client has the models and their types; it is not the one that is asked.
  const [any] = router.watches;
  if (!any) throw new Error('A shard has at least one member');
  const client = any.member.prisma.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args }) {
          const bound = bindArguments(args, tenantId, operation);
          return route(operation, (member) => delegate(member, model, operation)(bound));
        },
      },
    },
  });
  return client;
}

/** The same operation of another client: a model's property is its name with a small first letter. */
function delegate(
  member: Member,
  model: string,
  operation: string,
): (args: unknown) => Prisma.PrismaPromise<unknown> {
  const models = member.prisma as unknown as Record<
    string,
    Record<string, (args: unknown) => Prisma.PrismaPromise<unknown>>
  >; // indexed by names that Prisma itself gave us
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`;
  const run = models[name]?.[operation];
  if (!run) throw new TypeError(`There is no ${operation} of ${model}`);
  return (args) => run(args);
}
