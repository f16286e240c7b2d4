declare const types: unique symbol;

/**
 * A named statement, prepared once per connection. Its `$1` is always the tenant id, put there by the tenant's
 * reader or writer; `Params` are `$2` and on. Rows come as arrays, in the order of the select list.
 */
export interface Statement<Params extends readonly unknown[], Row extends readonly unknown[]> {
  readonly name: string;
  readonly text: string;
  readonly [types]?: { params: Params; row: Row };
}

const names = new Set<string>();

/** @throws when a name is taken, or when nothing says whose rows are meant */
export function statement<Params extends readonly unknown[], Row extends readonly unknown[]>(
  name: string,
  text: string,
): Statement<Params, Row> {
  if (!text.includes('$1')) throw new Error(`Statement ${name} does not say whose rows it means ($1)`);
  claimName(name);
  return { name, text };
}

/** @throws when a name is taken: two texts under one name would be refused by PostgreSQL, at some later time */
export function claimName(name: string): void {
  if (names.has(name)) throw new Error(`There are two statements named ${name}`);
  names.add(name);
}
