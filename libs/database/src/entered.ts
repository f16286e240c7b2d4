import type { Prisma } from './generated/tenant/client.ts';
import type { Member } from './member.ts';
import { ConnectionsRetired } from './routing/errors/connections-retired.ts';

/** Performs an operation that writes a tenant's rows, in one transaction with its beginning: see `enter_tenant`. */
export async function entered(
  member: Member,
  tenantId: number,
  operation: Prisma.PrismaPromise<unknown>,
): Promise<unknown> {
  const { prisma, generation } = member;
  try {
    const [, result] = await prisma.$transaction([
      prisma.$executeRaw`SELECT enter_tenant(${BigInt(tenantId)})`,
      operation,
    ]);
    return result;
  } catch (error) {
    if (member.generation === generation || !didNotBegin(error)) throw error;
    throw new ConnectionsRetired('The client that it waited for was thrown away', { cause: error });
  }
}

/** A client that is ended says so of the transactions that wait for a connection, and not why. */
function didNotBegin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2028' && /start/.test(error.message);
}
