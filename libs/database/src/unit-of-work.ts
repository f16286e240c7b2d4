import { beginEntered } from './begin-entered.ts';
import type { Member } from './member.ts';
import { OpenTransaction, type Commit } from './open-transaction.ts';
import { retried } from './retried.ts';
import type { Guards } from './routing/guards.ts';
import { noteWrite } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantTransaction } from './tenant-transaction.ts';

/** What a unit of work needs of its shard. */
export interface UnitEnds {
  readonly guards: Guards;
  readonly commit: Commit;
  /** Told of an error that means that the member is not what it was. */
  readonly lost: (error: unknown) => void;
}

/** A unit that has begun, and what its first statements brought. */
export interface Begun<First> {
  readonly unit: UnitOfWork;
  readonly first: First;
}

/**
 * Whoever began it may freeze or forget it: PostgreSQL then gives its locks back. And what cannot write must not begin, though it reads
 * first: once begun it cannot be begun again.
 */
const SETTINGS = [
  `SET LOCAL idle_in_transaction_session_timeout = '10s'`,
  `DO $$ BEGIN
    IF current_setting('transaction_read_only')::boolean THEN RAISE read_only_sql_transaction; END IF;
  END $$`,
];

/**
 * One transaction on the primary that spans several repositories: whatever is read or written with its `tenant` is done in
 * it, one thing after the other. Whoever begins it ends it, by {@link commit} or {@link rollback}.
 */
export class UnitOfWork {
  /** The tenant it was begun for, which takes its readers and writers into the unit. */
  readonly tenant: TenantContext;
  readonly #transaction: TenantTransaction;
  #last: Promise<unknown> = Promise.resolve();
  #over = false;

  private constructor(
    private readonly open: OpenTransaction,
    private readonly ends: UnitEnds,
    private readonly member: Member,
    tenant: TenantContext,
  ) {
    this.tenant = { ...tenant, unit: this };
    this.#transaction = new TenantTransaction(member, tenant, open.client);
  }

  /** @param first what it begins with. When that fails there is no unit, and nothing has happened. */
  static async begin<First>(
    member: Member,
    tenant: TenantContext,
    ends: UnitEnds,
    first: (transaction: TenantTransaction) => Promise<First>,
  ): Promise<Begun<First>> {
    const open = await OpenTransaction.begin(member, beginEntered(tenant, ends.guards, SETTINGS));
    const unit = new UnitOfWork(open, ends, member, tenant);
    try {
      return { unit, first: await first(unit.#transaction) };
    } catch (error) {
      await unit.rollback();
      throw error;
    }
  }

  /** The unit that a tenant context is of. */
  static of(tenant: TenantContext): UnitOfWork | undefined {
    return tenant.unit instanceof UnitOfWork ? tenant.unit : undefined;
  }

  /** Runs one statement; when it fails the unit can only be rolled back. */
  query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    return this.#inTurn(() => this.#transaction.query(statement, ...params));
  }

  /** Does `work` as a whole or not at all; after what it throws the unit goes on. It may run more than once. */
  savepoint<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    return this.#inTurn(() => retried(() => this.#savepoint(work)));
  }

  /** @throws OutcomeUnknown when nobody said whether it was committed */
  commit(): Promise<void> {
    return this.#inTurn(async () => {
      this.#over = true;
      await this.open.commit(this.ends.commit);
      noteWrite(this.member, this.tenant);
    });
  }

  /** Undoes all of it; of a unit that is over, nothing. */
  async rollback(): Promise<void> {
    await this.#last;
    if (this.#over) return;
    this.#over = true;
    await this.open.rollback();
  }

  async #savepoint<Result>(work: (transaction: TenantTransaction) => Promise<Result>): Promise<Result> {
    const { client } = this.open;
    await client.query('SAVEPOINT own');
    try {
      const result = await work(this.#transaction);
      await client.query('RELEASE SAVEPOINT own');
      return result;
    } catch (error) {
      // Where this fails too the connection is gone, and every statement from here on says so.
      await client.query('ROLLBACK TO SAVEPOINT own; RELEASE SAVEPOINT own').catch(() => undefined);
      throw error;
    }
  }

  /** A connection has one transaction: what is asked side by side waits for its turn. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      if (this.#over) throw new Error('The unit of work is over: begin another one');
      try {
        return await work();
      } catch (error) {
        if (!this.open.expired) this.ends.lost(error);
        throw error;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
