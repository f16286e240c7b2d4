import { statement } from '@scaleout/database';

export type AccountRow = [
  id: number,
  username: string,
  email: string,
  bio: string | null,
  image: string | null,
];

export const findAccount = statement<[id: number], AccountRow>(
  'find-account',
  'SELECT id, username::text, email::text, bio, image FROM users WHERE tenant_id = $1 AND id = $2',
);

export const findCredentials = statement<
  [email: string],
  [...AccountRow, passwordHash: string, generation: number]
>(
  'find-credentials',
  `SELECT id, username::text, email::text, bio, image, password_hash, session_generation
   FROM users WHERE tenant_id = $1 AND email = $2::citext`,
);

export const findOwnCredentials = statement<[id: number], [email: string, passwordHash: string]>(
  'find-own-credentials',
  'SELECT email::text, password_hash FROM users WHERE tenant_id = $1 AND id = $2',
);

export const insertAccount = statement<
  [username: string, email: string, passwordHash: string, role: string],
  AccountRow
>(
  'insert-account',
  `INSERT INTO users (tenant_id, username, email, password_hash, role) VALUES ($1, $2, $3, $4, $5)
   RETURNING id, username::text, email::text, bio, image`,
);

/** Which of the two names other users have: one row a user found. */
export const findTaken = statement<
  [username: string | null, email: string | null, exceptId: number],
  [username: boolean, email: boolean]
>(
  'find-taken',
  `SELECT coalesce(username = $2::citext, false), coalesce(email = $3::citext, false)
   FROM users WHERE tenant_id = $1 AND (username = $2::citext OR email = $3::citext) AND id <> $4`,
);
