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

/**
 * What is null stays, but for the last two, which may be taken away: each has before it whether it changes. A new password is
 * stored only in the generation that asks, and begins the next.
 */
export const updateAccount = statement<
  [
    id: number,
    username: string | null,
    email: string | null,
    passwordHash: string | null,
    from: number,
    changesBio: boolean,
    bio: string | null,
    changesImage: boolean,
    image: string | null,
  ],
  [...AccountRow, generation: number]
>(
  'update-account',
  `UPDATE users SET
     username = coalesce($3::citext, username),
     email = coalesce($4::citext, email),
     password_hash = coalesce($5::text, password_hash),
     session_generation = session_generation + ($5::text IS NOT NULL)::int,
     bio = CASE WHEN $7 THEN $8 ELSE bio END,
     image = CASE WHEN $9 THEN $10 ELSE image END,
     updated_at = now()
   WHERE tenant_id = $1 AND id = $2 AND ($5::text IS NULL OR session_generation = $6)
   RETURNING id, username::text, email::text, bio, image, session_generation`,
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
