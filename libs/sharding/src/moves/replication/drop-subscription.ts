import { replicationName, type Move } from '../move.ts';
import { quoted } from '../tables/tenant-tables.ts';

/** Ends what the target follows, whether or not the source is there to be told; its slots are {@link dropSlots}'s. */
export async function dropSubscription(move: Move): Promise<void> {
  const { client } = move.target;
  const name = replicationName(move);
  const { rowCount } = await client.query(
    `SELECT FROM pg_subscription WHERE subname = $1
       AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [name],
  );
  if (rowCount === 0) return;
  await client.query(`ALTER SUBSCRIPTION ${quoted(name)} DISABLE`);
  await client.query(`ALTER SUBSCRIPTION ${quoted(name)} SET (slot_name = NONE)`);
  await client.query(`DROP SUBSCRIPTION ${quoted(name)}`);
}
