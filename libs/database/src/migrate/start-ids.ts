import pg from 'pg';

/** The step of every shard's id sequence, and so the number of shards there can ever be. */
export const ID_STEP = 1024;

/**
 * Lets a new shard count its ids from its own number. A shard that has handed out ids keeps what it has.
 * @throws when the shard has handed out ids of another number
 */
export async function startIds(url: string, shardNumber: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ last: string; used: boolean }>(
      'SELECT last_value AS last, is_called AS used FROM entity_id',
    );
    const [sequence] = rows;
    if (!sequence) throw new Error('The sequence entity_id is missing');
    if (Number(sequence.last) % ID_STEP === shardNumber) return;
    if (sequence.used) {
      throw new Error(
        `This shard hands out ids of shard ${Number(sequence.last) % ID_STEP}, it can't become shard ${shardNumber}`,
      );
    }
    await client.query(`SELECT setval('entity_id', $1, false)`, [shardNumber]);
  } finally {
    await client.end();
  }
}
