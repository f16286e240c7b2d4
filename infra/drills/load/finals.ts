import pg from 'pg';

interface Row {
  readonly list: string;
  readonly value: string;
}

/** What each of these lists has in the end: asked of the primaries themselves, not of what is checked. */
export async function finalsOf(
  primaries: readonly string[],
  lists: readonly string[],
): Promise<Map<string, string[]>> {
  const finals = new Map(lists.map((list) => [list, [] as string[]]));
  for (const url of primaries) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<Row>(
        `SELECT a.slug AS list, c.body AS value
         FROM comments c JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.article_id
         WHERE a.slug = ANY ($1) ORDER BY c.id`,
        [lists],
      );
      for (const { list, value } of rows) finals.get(list)?.push(value);
    } finally {
      await client.end();
    }
  }
  return finals;
}
