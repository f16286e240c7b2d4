import pg from 'pg';
import { MoveRefused } from '../move-refused.ts';
import { replicationName, type Move } from '../move.ts';
import { quoted } from '../tables/tenant-tables.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
const CONNECTION_FAILURE = '08006';
/** What libpq knows of what a URL for `pg` may say. */
const LIBPQ = new Set(['host', 'port', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'options']);

/** Has the target fetch the tenant's rows and follow what becomes of them. A commit counts once it is as safe as any other. */
export async function createSubscription(move: Move): Promise<void> {
  const name = quoted(replicationName(move));
  const { source, target } = move;
  try {
    await target.client.query(
      `CREATE SUBSCRIPTION ${name} CONNECTION ${pg.escapeLiteral(libpqUrl(source.url))} PUBLICATION ${name}
       WITH (create_slot = false, slot_name = ${name}, synchronous_commit = 'on')`,
    );
  } catch (cause) {
    const { code, message } = cause as { code?: string; message: string };
    if (code === CONNECTION_FAILURE) {
      throw new MoveRefused(
        `The server of shard ${target.shard} does not reach that of shard ${source.shard}: ${message}`,
        { cause },
      );
    }
    if (code !== INSUFFICIENT_PRIVILEGE) throw cause;
    throw new MoveRefused(
      `The role that moves tenants has to be a superuser on shard ${target.shard}: only such a one may subscribe.`,
      { cause },
    );
  }
}

function libpqUrl(text: string): string {
  const url = new URL(text);
  for (const key of [...url.searchParams.keys()]) if (!LIBPQ.has(key)) url.searchParams.delete(key);
  url.searchParams.set('connect_timeout', '5');
  return url.href;
}
