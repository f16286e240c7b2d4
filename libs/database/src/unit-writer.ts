import type { Statement } from './statement.ts';
import type { TenantPrisma } from './tenant-prisma.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Reads and writes in a unit of work. What is a transaction elsewhere is a savepoint here: repositories expect to go on after
 * a violation that they catch.
 */
export class UnitWriter implements TenantWriter {
  constructor(private readonly unit: UnitOfWork) {}

  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return this.unit.savepoint((transaction) => transaction.query(statement, ...params));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    return this.unit.savepoint(work);
  }

  get prisma(): TenantPrisma {
    throw new TypeError(
      'Prisma cannot join the transaction of a unit of work: write this one as a statement',
    );
  }
}
