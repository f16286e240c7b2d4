import type { Statement } from '../src/statement.ts';
import type { Query } from './reads.ts';

const statements = new Map<string, Statement<unknown[], unknown[]>>();

/** One object a statement, as in the API: what is known of it is kept by it. */
export function statementOf({ name, text }: Query): Statement<unknown[], unknown[]> {
  const known = statements.get(name) ?? { name, text };
  statements.set(name, known);
  return known;
}

/** What is given beside the tenant, which the shard's reader gives itself. */
export function paramsOf({ values }: Query): unknown[] {
  return values.slice(1);
}
