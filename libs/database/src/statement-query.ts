import pg from 'pg';
import { statement, type Statement } from './statement.ts';
import { statementTypes } from './type-parsers.ts';

type Rows = unknown[][];
type Parser = (value: string) => unknown;
type Callback = (error: Error | null | undefined, rows?: Rows) => void;

/** What of pg's connection a query may use; the published types leave it out. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  parse(options: { name: string; text: string }): void;
  bind(options: { statement: string; values: unknown[] }): void;
  describe(options: { type: 'P'; name: '' }): void;
  execute(options: object): void;
  sync(): void;
  on(event: 'parseComplete', listener: () => void): void;
}

type AnyStatement = Statement<readonly unknown[], readonly unknown[]>;

/** A statement with what goes into its parameters. */
interface Bound {
  readonly statement: AnyStatement;
  readonly values: unknown[];
}

/** Begins a write: it waits here while the tenant's fence is being changed, and fails where there is one. */
const ENTER = statement<[], []>('enter-tenant', 'SELECT enter_tenant($1)');

/** How pg writes a parameter; missing from the published types too. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/** What a connection has been told of statements. */
class Told {
  /** By name: how each column is read. */
  readonly columns = new Map<string, readonly Parser[]>();
  readonly #prepared = new Set<string>();
  #awaited: string[] = [];

  constructor(connection: Connection) {
    connection.on('parseComplete', () => {
      const name = this.#awaited.shift();
      if (name !== undefined) this.#prepared.add(name);
    });
  }

  /** Sends the text, the first time. */
  prepare(connection: Connection, { name, text }: AnyStatement): void {
    if (this.#prepared.has(name)) return;
    connection.parse({ name, text });
    this.#awaited.push(name);
  }

  /** After an error PostgreSQL reads nothing more of what was sent with it. */
  endOfQuery(): void {
    this.#awaited = [];
  }
}

const told = new WeakMap<Connection, Told>();

function toldTo(connection: Connection): Told {
  let known = told.get(connection);
  if (!known) told.set(connection, (known = new Told(connection)));
  return known;
}

/**
 * A prepared statement on its way over one connection. pg's own query has the columns described anew for every answer; a
 * prepared statement's are the same each time, or PostgreSQL refuses it, so they are asked for once a connection.
 *
 * Statements may go `before` it, whose rows nobody wants: all are sent at once, and are one transaction.
 */
class StatementQuery {
  /** Put here by pg. */
  callback: Callback | undefined;
  readonly #own: Bound;
  readonly #before: readonly Bound[];
  readonly #rows: Rows = [];
  #toComplete: number;
  #parsers: readonly Parser[] | undefined;
  #told: Told | undefined;
  #problem: Error | undefined;

  constructor(own: Bound, before: readonly Bound[]) {
    this.#own = own;
    this.#before = before;
    this.#toComplete = before.length;
  }

  submit(connection: Connection): void {
    const { name } = this.#own.statement;
    const toldBefore = (this.#told = toldTo(connection));
    this.#parsers = toldBefore.columns.get(name);
    connection.stream.cork();
    for (const bound of this.#before) {
      this.#bind(connection, bound);
      connection.execute({});
    }
    this.#bind(connection, this.#own);
    if (!this.#parsers) connection.describe({ type: 'P', name: '' });
    connection.execute({});
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly dataTypeID: number }[] }): void {
    this.#parsers = fields.map(
      ({ dataTypeID }) => statementTypes.getTypeParser(dataTypeID, 'text') as Parser,
    );
    this.#told?.columns.set(this.#own.statement.name, this.#parsers);
  }

  handleDataRow({ fields: row }: { readonly fields: unknown[] }): void {
    const parsers = this.#parsers;
    if (this.#toComplete > 0 || !parsers || this.#problem) return;
    try {
      for (let column = 0; column < row.length; column++) {
        const value = row[column];
        if (value !== null) row[column] = parsers[column]?.(value as string);
      }
      this.#rows.push(row);
    } catch (error) {
      // Thrown from here it would end the process.
      this.#problem = error instanceof Error ? error : new Error('A column cannot be read', { cause: error });
    }
  }

  handleCommandComplete(): void {
    this.#toComplete -= 1; // how many rows there were is seen by them
  }

  handleEmptyQuery(): void {
    // A statement has a text.
  }

  handleError(error: Error): void {
    this.#told?.endOfQuery();
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    if (this.#problem) this.callback?.(this.#problem);
    else this.callback?.(null, this.#rows);
  }

  #bind(connection: Connection, { statement: { name, text }, values }: Bound): void {
    this.#told?.prepare(connection, { name, text });
    connection.bind({ statement: name, values: values.map(prepareValue) });
  }
}

/** Runs a statement on a connection, or on one of the pool. @returns its rows as arrays, in the order of the select list */
export function runStatement<Params extends readonly unknown[], Row extends readonly unknown[]>(
  on: pg.Pool | pg.PoolClient,
  own: Statement<Params, Row>,
  values: unknown[],
): Promise<Row[]> {
  return run(on, { statement: own, values }, []);
}

/**
 * Runs a statement that writes a tenant's rows, as a transaction of its own. The tenant is its first value.
 * @throws what `enter_tenant` throws where the tenant has a fence
 */
export function enterAndRun<Params extends readonly unknown[], Row extends readonly unknown[]>(
  on: pg.Pool | pg.PoolClient,
  own: Statement<Params, Row>,
  values: unknown[],
): Promise<Row[]> {
  return run(on, { statement: own, values }, [{ statement: ENTER, values: values.slice(0, 1) }]);
}

function run<Row extends readonly unknown[]>(
  on: pg.Pool | pg.PoolClient,
  own: Bound,
  before: readonly Bound[],
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const query = new StatementQuery(own, before);
    // Both take a query of one's own with a callback; the published types know it without one.
    const take = on as unknown as { query(query: StatementQuery, callback: Callback): void };
    take.query(query, (error, rows) => {
      if (error) reject(error);
      else resolve(rows as unknown as Row[]); // the statement says what its rows are
    });
  });
}
