import type { Fleet, Owned } from './fleet.ts';

/** What each of these lists has in the end, on the shard that owns it: asked of PostgreSQL itself, not of what is checked. */
export async function finalsOf(
  fleet: Fleet,
  owners: ReadonlyMap<string, Owned>,
  lists: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const finals = new Map([...lists].map((list) => [list, [] as string[]]));
  for (const shard of [1, 2]) {
    const ids = [...owners.values()].filter((owner) => owner.shard === shard).map(({ id }) => id);
    if (ids.length === 0) continue;
    const rows = await fleet.ask<{ list: string; value: string }>(
      shard,
      `SELECT a.slug AS list, c.body AS value
       FROM comments c JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.article_id
       WHERE c.tenant_id IN (${ids.join(', ')}) ORDER BY c.id`,
    );
    for (const { list, value } of rows) finals.get(list)?.push(value);
  }
  return finals;
}
