import type { Address } from './address.ts';
import { databaseRole } from './init-postgres.ts';
import { converse } from './converse.ts';

const protocol = 196_608; // 3.0

/**
 * Whether PostgreSQL takes connections: it then asks for the password (`R`). While it starts, recovers or stops it answers
 * with an error (`E`). The same question pg_isready puts.
 */
export async function isPostgresReady(address: Address): Promise<boolean> {
  const answer = await converse(address, startupMessage(), (bytes) => bytes.length > 0);
  return answer[0] === 'R'.charCodeAt(0);
}

function startupMessage(): Buffer {
  const body = Buffer.from(`user\0${databaseRole}\0database\0postgres\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(protocol, 4);
  return Buffer.concat([head, body]);
}
