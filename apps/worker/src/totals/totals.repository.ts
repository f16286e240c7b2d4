import * as z from 'zod';
import type { Counted, Shard } from '@scaleout/database';

// One row, and one more for each publication that is just closed: it is here until the directory has it elsewhere, where it is
// counted from then on.
const COUNT = `
  SELECT CASE WHEN fence.state = 'closed' THEN counter.tenant_id END AS closed,
    count(*) FILTER (WHERE counter.articles_count > 0) AS publications, sum(counter.articles_count) AS articles
  FROM publication_counters AS counter LEFT JOIN tenant_fences AS fence USING (tenant_id)
  WHERE fence.state IS NULL OR fence.state = 'closed'
  GROUP BY 1`;

const number = z.coerce.number<string>().int();
const rowSchema = z.object({ closed: number.nullable(), publications: number, articles: number });

/** Which shard owns which tenant, as far as is known; a `Directory` is one. */
interface Owners {
  readonly map: { shardOf(tenantId: number): number };
}

/** How much the publications of a shard have. */
export class TotalsRepository {
  constructor(private readonly owners: Owners) {}

  /** One statement over the counts that are kept per publication: no article is looked at. */
  async count(shard: Shard): Promise<Counted> {
    const { rows } = await shard.acrossTenants().pool.query({ name: 'totals-count', text: COUNT });
    const here = rows
      .map((row) => rowSchema.parse(row))
      .filter(({ closed }) => closed === null || this.owners.map.shardOf(closed) === shard.number);
    return {
      publications: here.reduce((sum, { publications }) => sum + publications, 0),
      articles: here.reduce((sum, { articles }) => sum + articles, 0),
    };
  }
}
