import type pg from 'pg';
import type { Member } from './member.ts';
import type { Guards } from './routing/guards.ts';
import type { Statement } from './statement.ts';

/** Runs a statement that writes, behind the tenant's fence. */
export function runEntered<Params extends readonly unknown[], Row extends readonly unknown[]>(
  member: Member,
  guards: Guards,
  statement: Statement<Params, Row>,
  values: unknown[],
  client: pg.PoolClient,
): Promise<Row[]> {
  return guards.fence ? member.enterAndRun(statement, values, client) : member.run(statement, values, client);
}
