import type { Statement } from './statement.ts';

type AnyStatement = Statement<readonly unknown[], readonly unknown[]>;

/** The rows of a read, and what was asked beside them. */
interface Split {
  readonly rows: unknown[][];
  readonly added: readonly unknown[];
}

/**
 * Asks a read for something more, in the same statement: of the same moment, and without another round trip. It becomes some
 * columns behind the read's own, and one row where the read has none.
 */
export class AddedColumns {
  readonly #wrapped = new WeakMap<object, AnyStatement>();

  constructor(
    /** Tells the statements that are made of it from others. */
    private readonly name: string,
    /** What is asked: SQL, each one value. */
    private readonly expressions: readonly string[],
  ) {}

  to(statement: AnyStatement): AnyStatement {
    let known = this.#wrapped.get(statement);
    if (!known) {
      const columns = this.expressions.map((expression, at) => `${expression} AS column_${at}`).join(', ');
      // A join of one row on the left keeps the order of the right side's rows: there is nothing but a nested loop for it.
      const text = `SELECT answer.*, added.* FROM (SELECT ${columns} OFFSET 0) AS added
        LEFT JOIN LATERAL (SELECT own.*, true AS present FROM (${statement.text}\n) AS own) AS answer ON true`;
      known = { name: `${statement.name}+${this.name}`, text };
      this.#wrapped.set(statement, known);
    }
    return known;
  }

  /** Takes the columns off again. */
  split(rows: unknown[][]): Split {
    const count = this.expressions.length;
    const [first = []] = rows;
    const added = first.slice(-count);
    if (first.at(-1 - count) !== true) return { rows: [], added };
    for (const row of rows) row.length -= count + 1;
    return { rows, added };
  }
}
