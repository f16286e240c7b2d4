import type { Statement } from './statement.ts';
import type { TenantPrisma } from './tenant-prisma.ts';

/** Reads one tenant's rows. */
export interface TenantReader {
  /** Runs a statement with the tenant as `$1` and `params` after it. */
  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]>;

  /** The typed client, narrowed to the tenant: for what is not hot. */
  readonly prisma: TenantPrisma;
}
