import { isReadOnly } from './database-error.ts';
import { inTransaction } from './in-transaction.ts';
import { MemberReader } from './member-reader.ts';
import { retried } from './retried.ts';
import { noteWrite } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';

/** Writes on the one member of a shard that has no other. */
export class MemberWriter extends MemberReader implements TenantWriter {
  override query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return this.#followed(() => retried(() => super.query(statement, ...params)));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    return this.#followed(() =>
      retried(async () => {
        const result = await inTransaction(this.member, this.tenant, work);
        this.noteDone();
        return result;
      }),
    );
  }

  protected override noteDone(): void {
    noteWrite(this.member, this.tenant);
  }

  /** The name of a server may have come to mean another one since: its old connections lead to a standby for ever. */
  async #followed<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (isReadOnly(error)) this.member.retire();
      throw error;
    }
  }
}
