import pg from 'pg';
import type { Statement } from './statement.ts';
import { statementTypes } from './type-parsers.ts';

type Rows = unknown[][];
type Parser = (value: string) => unknown;
type Callback = (error: Error | null | undefined, rows?: Rows) => void;

/** What of pg's connection a query may use; the published types leave it out. */
interface Connection {
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  readonly stream: { cork(): void; uncork(): void };
  parse(options: { name: string; text: string }): void;
  bind(options: { statement: string; values: unknown[] }): void;
  describe(options: { type: 'P'; name: '' }): void;
  execute(options: object): void;
  sync(): void;
}

/** How pg writes a parameter; missing from the published types too. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/** By connection, and there by statement: how each of its columns is read. */
const described = new WeakMap<Connection, Map<string, readonly Parser[]>>();

/**
 * A prepared statement on its way over one connection. pg's own query has the columns described anew for every answer; a
 * prepared statement's are the same each time, or PostgreSQL refuses it, so they are asked for once a connection.
 */
class StatementQuery {
  /** pg notes by these two what a connection has prepared. */
  readonly name: string;
  readonly text: string;
  /** Put here by pg. */
  callback: Callback | undefined;
  readonly #values: unknown[];
  readonly #rows: Rows = [];
  #parsers: readonly Parser[] | undefined;
  #connection: Connection | undefined;
  #problem: Error | undefined;

  constructor({ name, text }: Statement<readonly unknown[], readonly unknown[]>, values: readonly unknown[]) {
    this.name = name;
    this.text = text;
    this.#values = values.map(prepareValue);
  }

  submit(connection: Connection): void {
    const { name, text } = this;
    this.#connection = connection;
    this.#parsers = described.get(connection)?.get(name);
    connection.stream.cork();
    if (connection.parsedStatements[name] === undefined) connection.parse({ name, text });
    connection.bind({ statement: name, values: this.#values });
    if (!this.#parsers) connection.describe({ type: 'P', name: '' });
    connection.execute({});
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly dataTypeID: number }[] }): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#parsers = fields.map(
      ({ dataTypeID }) => statementTypes.getTypeParser(dataTypeID, 'text') as Parser,
    );
    let known = described.get(connection);
    if (!known) described.set(connection, (known = new Map<string, readonly Parser[]>()));
    known.set(this.name, this.#parsers);
  }

  handleDataRow({ fields: row }: { readonly fields: unknown[] }): void {
    const parsers = this.#parsers;
    if (!parsers || this.#problem) return;
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
    // How many rows there were is seen by them.
  }

  handleEmptyQuery(): void {
    // A statement has a text.
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    if (this.#problem) this.callback?.(this.#problem);
    else this.callback?.(null, this.#rows);
  }
}

/** Runs a statement on a connection, or on one of the pool. @returns its rows as arrays, in the order of the select list */
export function runStatement<Params extends readonly unknown[], Row extends readonly unknown[]>(
  on: pg.Pool | pg.PoolClient,
  statement: Statement<Params, Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const query = new StatementQuery(statement, values);
    // Both take a query of one's own with a callback; the published types know it without one.
    const take = on as unknown as { query(query: StatementQuery, callback: Callback): void };
    take.query(query, (error, rows) => {
      if (error) reject(error);
      else resolve(rows as unknown as Row[]); // the statement says what its rows are
    });
  });
}
