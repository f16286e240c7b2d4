import type pg from 'pg';
import type { Query } from '../reads.ts';

/** A way to keep a query to its tenant. */
export interface Way {
  readonly name: string;
  /** Whether it works by policies, as the role they concern. */
  readonly secured: boolean;
  run(client: pg.Client, tenantId: number, query: Query): Promise<unknown>;
}

/** A prepared statement, for a fair comparison: setting the tenant is parsed and planned once as well. */
const SET_FOR_CONNECTION = { name: 'set-tenant', text: `SELECT set_config('app.tenant', $1, false)` };
const SET_FOR_TRANSACTION = { name: 'set-tenant-local', text: `SELECT set_config('app.tenant', $1, true)` };

export const WAYS: readonly Way[] = [
  {
    name: 'tenant in the statement',
    secured: false,
    run: (client, _tenantId, query) => client.query(query),
  },
  {
    name: 'policy, tenant set already',
    secured: true,
    run: (client, _tenantId, query) => client.query(query),
  },
  {
    name: 'policy, tenant set per query',
    secured: true,
    async run(client, tenantId, query) {
      await client.query({ ...SET_FOR_CONNECTION, values: [String(tenantId)] });
      return client.query(query);
    },
  },
  {
    name: 'policy, tenant set per transaction',
    secured: true,
    async run(client, tenantId, query) {
      await client.query('BEGIN');
      await client.query({ ...SET_FOR_TRANSACTION, values: [String(tenantId)] });
      const result = await client.query(query);
      await client.query('COMMIT');
      return result;
    },
  },
];
