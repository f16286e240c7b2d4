import pg from 'pg';
import * as z from 'zod';
import { connectPrimary, tenantTables } from '@scaleout/sharding/moves';
import type { ShardAddress } from '../shard-variables.ts';

/** By what shards are made even: what publications have, or what was written to them of late. */
export type Measure = 'size' | 'load';

const weightsSchema = z.array(z.object({ id: z.coerce.number<string>(), weight: z.coerce.number<string>() }));

/**
 * What each tenant that a shard has rows of weighs there. By size: the bytes of its rows. By load: rows that were made in the last
 * 24 hours. Looks at all rows of the shard.
 */
export async function weighTenants(
  { number, urls }: ShardAddress,
  measure: Measure,
): Promise<Map<number, number>> {
  const { client } = await connectPrimary(urls, `Shard ${number}`, 'weigh tenants');
  try {
    const tables = (await tenantTables(client)).filter(
      ({ columnNames }) => measure === 'size' || columnNames.includes('created_at'),
    );
    const weights = tables.map(({ name }) => weightOf(name, measure)).join(' UNION ALL ');
    const { rows } = await client.query(
      `SELECT tenant_id AS id, round(sum(weight)) AS weight FROM (${weights}) AS each GROUP BY tenant_id`,
    );
    return new Map(weightsSchema.parse(rows).map(({ id, weight }) => [id, weight]));
  } finally {
    await client.end();
  }
}

function weightOf(table: string, measure: Measure): string {
  const name = pg.escapeIdentifier(table);
  const weight = measure === 'size' ? `sum(pg_column_size(${name}.*))` : 'count(*)';
  const of = measure === 'size' ? '' : `WHERE created_at > now() - interval '1 day'`;
  return `SELECT tenant_id, ${weight} AS weight FROM ${name} ${of} GROUP BY tenant_id`;
}
