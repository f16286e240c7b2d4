import * as z from 'zod';
import { formatPositions, type Shard } from '@scaleout/database';
import type { OutboxJob } from '@scaleout/queue';
import { enterTenants, isOpen } from '../across-tenants/enter-tenants.ts';
import { type Connection, inTransaction } from '../across-tenants/in-transaction.ts';

/** How much is in the outbox and since when; what belongs to a publication that is moved, or was, waits for nobody here. */
export interface OutboxBacklog {
  readonly rows: number;
  /** Age of the oldest row in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
}

const rowSchema = z
  .object({
    tenant_id: z.coerce.number<string>().int().positive(),
    id: z.coerce.number<string>().int().positive(),
    name: z.string(),
    payload: z.unknown(),
    created_at: z.date(),
  })
  .transform(({ tenant_id, id, name, payload, created_at }): OutboxJob => ({
    tenantId: tenant_id,
    id,
    name,
    payload,
    createdAt: created_at.getTime(),
  }));
const tenantSchema = z.object({ tenant_id: z.coerce.number<string>().int() });
const backlogSchema = z.object({ rows: z.coerce.number<string>(), oldest: z.coerce.number<string>() });

const OPEN = isOpen('outbox');

// Steps from tenant to tenant through the primary key, whatever the number of rows in between.
const NEXT_TENANTS = `
  WITH RECURSIVE page AS (
    (SELECT tenant_id, 1 AS position FROM outbox WHERE tenant_id > $1 AND ${OPEN} ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT tenant_id FROM outbox WHERE tenant_id > page.tenant_id AND ${OPEN} ORDER BY tenant_id LIMIT 1), position + 1
    FROM page WHERE page.tenant_id IS NOT NULL AND position < $2
  )
  SELECT tenant_id FROM page WHERE tenant_id IS NOT NULL`;

// Rows that another relay holds are skipped, so relays share the work. So are jobs this build does not know: a newer one
// put them there and its worker will take them.
const TAKE = `
  SELECT taken.* FROM unnest($1::bigint[]) AS tenant (id)
  CROSS JOIN LATERAL (
    SELECT tenant_id, id, name, payload, created_at FROM outbox
    WHERE tenant_id = tenant.id AND name = ANY ($2) AND ${OPEN}
    ORDER BY outbox.id LIMIT $3 FOR UPDATE SKIP LOCKED
  ) AS taken`;

const DELETE = `
  DELETE FROM outbox USING unnest($1::bigint[], $2::bigint[]) AS done (tenant_id, id)
  WHERE outbox.tenant_id = done.tenant_id AND outbox.id = done.id`;

const BACKLOG = `
  SELECT count(*) AS rows, coalesce(extract(epoch FROM now() - min(created_at)), 0) AS oldest
  FROM outbox WHERE ${OPEN}`;

/** The outbox of a shard, across its tenants. */
export class OutboxRepository {
  constructor(
    private readonly shard: Shard,
    private readonly jobNames: readonly string[],
  ) {}

  /** The first `limit` tenants after `after` that have rows, in the order of their ids. */
  async nextTenants(after: number, limit: number): Promise<number[]> {
    const { rows } = await this.pool.query({
      name: 'outbox-next-tenants',
      text: NEXT_TENANTS,
      values: [after, limit],
    });
    return rows.map((row) => tenantSchema.parse(row).tenant_id);
  }

  /**
   * Takes up to `limit` rows of each tenant, has `deliver` bring them on, and removes them: all in one transaction, so
   * that they are back when `deliver` fails or the process dies.
   * @returns how many were taken
   */
  async move(
    tenants: readonly number[],
    limit: number,
    deliver: (jobs: OutboxJob[]) => Promise<void>,
  ): Promise<number> {
    return inTransaction(this.shard, async (connection) => {
      const jobs = await this.take(connection, await enterTenants(connection, tenants), limit);
      if (jobs.length > 0) {
        await deliver(jobs);
        await this.remove(connection, jobs);
      }
      return jobs.length;
    });
  }

  async backlog(): Promise<OutboxBacklog> {
    const { rows } = await this.pool.query({ name: 'outbox-backlog', text: BACKLOG });
    const { rows: count, oldest } = backlogSchema.parse(rows[0]);
    return { rows: count, oldestSeconds: oldest };
  }

  private get pool() {
    return this.shard.acrossTenants().pool;
  }

  private async take(
    connection: Connection,
    tenants: readonly string[],
    limit: number,
  ): Promise<OutboxJob[]> {
    const values = [tenants, this.jobNames, limit];
    const { rows } = await connection.query({ name: 'outbox-take', text: TAKE, values });
    // Asked after the rows are seen, so what they follow from is not beyond it.
    const position = rows.length === 0 ? undefined : await this.shard.positionOn(connection);
    const seen = position && formatPositions([position]);
    return rows.map((row) => ({ ...rowSchema.parse(row), seen }));
  }

  private async remove(connection: Connection, jobs: readonly OutboxJob[]): Promise<void> {
    const values = [jobs.map((job) => job.tenantId), jobs.map((job) => job.id)];
    await connection.query({ name: 'outbox-delete', text: DELETE, values });
  }
}
