import pg from 'pg';
import { unique } from './unique.ts';

/** Argon2 of `a password` by the smallest parameters: a sign-in takes them from the hash, and so costs next to nothing. */
const CHEAP_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$sHsjViDouHM+mcPWohlUJw$ZkQ89nH3Ig3A/ZcB9CeCIXoSafR0vQqeAo0qjZrk6Bc';

export interface Account {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** Puts people into a publication as if they had registered: to hash a thousand passwords takes half a minute. */
export async function insertPeople(databaseUrl: string, tenantId: number, count: number): Promise<Account[]> {
  const prefix = unique('p');
  const accounts = Array.from({ length: count }, (_, number) => {
    const username = `${prefix}-${number}`;
    return { username, email: `${username}@example.com`, password: 'a password' };
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO users (tenant_id, username, email, password_hash)
     SELECT $1, name, name || '@example.com', $2 FROM unnest($3::text[]) AS name`,
    [tenantId, CHEAP_HASH, accounts.map(({ username }) => username)],
  );
  await client.end();
  return accounts;
}
