import { isReadOnly } from './database-error.ts';
import { inTransaction } from './in-transaction.ts';
import { commitOnMember } from './commit-on-member.ts';
import { MemberReader } from './member-reader.ts';
import { retried } from './retried.ts';
import { outcomeOf } from './routing/outcome-of.ts';
import { noteWrite } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { TenantWriter } from './tenant-writer.ts';
import { withConnection } from './with-connection.ts';

/** Writes on the one member of a shard that has no other. */
export class MemberWriter extends MemberReader implements TenantWriter {
  override query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const values = [this.tenant.tenantId, ...params];
    return this.#followed(() => retried(() => this.#query(statement, values)));
  }

  transaction<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    return this.#followed(() =>
      retried(async () => {
        const result = await inTransaction(this.member, this.tenant, work, commitOnMember);
        this.noteDone();
        return result;
      }),
    );
  }

  protected override noteDone(): void {
    noteWrite(this.member, this.tenant);
  }

  async #query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    values: unknown[],
  ): Promise<Row[]> {
    const { member } = this;
    const rows = await withConnection(member.pool, (client) =>
      outcomeOf(member.run(statement, values, client)),
    );
    this.noteDone();
    return rows;
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
