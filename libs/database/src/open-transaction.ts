import type pg from 'pg';
import { isIdleTimeout } from './database-error.ts';
import type { Member } from './member.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';

/** Ends a transaction for good; {@link commit}, or that and what belongs to it. */
export type Commit = (client: pg.PoolClient) => Promise<void>;

/** @throws when PostgreSQL rolled back instead, as it does without an error after one that nobody heeded */
export async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error('A transaction was rolled back, because a statement in it had failed');
}

/** A transaction on a connection of its own, which goes back to its pool with the end. */
export class OpenTransaction {
  #broken: Error | undefined;
  #expired = false;

  private constructor(readonly client: pg.PoolClient) {
    // A connection that breaks says so by an event, too; unheard, that would end the process.
    client.on('error', this.#onError);
  }

  static async begin(member: Member, begin: string): Promise<OpenTransaction> {
    const open = new OpenTransaction(await member.pool.connect());
    try {
      await open.client.query(begin);
      return open;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  /** Whether PostgreSQL ended it for standing still: its connection is lost, and no other. */
  get expired(): boolean {
    return this.#expired;
  }

  /** Ends it by `how`; what fails there ends it as well. */
  async commit(how: Commit): Promise<void> {
    try {
      // It was never sent, then: nothing has happened.
      if (this.#broken) throw this.#broken;
      await how(this.client);
    } catch (error) {
      // A commit that hangs would have the rollback wait behind it.
      if (error instanceof OutcomeUnknown) this.#release(error);
      else await this.rollback();
      throw error;
    }
    this.#release(this.#broken);
  }

  /** Never fails: a connection that cannot roll back is thrown away, and the transaction with it. */
  async rollback(): Promise<void> {
    if (!this.#broken) {
      await this.client.query('ROLLBACK').catch((cause: unknown) => {
        this.#broken ??= new Error('The transaction could not be rolled back', { cause });
      });
    }
    this.#release(this.#broken);
  }

  #release(broken: Error | undefined): void {
    this.client.off('error', this.#onError);
    this.client.release(broken);
  }

  readonly #onError = (error: Error): void => {
    this.#broken = error;
    this.#expired ||= isIdleTimeout(error);
  };
}
