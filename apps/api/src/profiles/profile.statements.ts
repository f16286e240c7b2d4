import { statement } from '@scaleout/database';

export type ProfileRow = [
  id: number,
  username: string,
  bio: string | null,
  image: string | null,
  following: boolean,
];

/** `viewerId` is 0 for a visitor, whom nobody's follows name. */
export const findProfile = statement<[username: string, viewerId: number], ProfileRow>(
  'find-profile',
  `SELECT u.id, u.username::text, u.bio, u.image, EXISTS (
     SELECT 1 FROM follows f WHERE f.tenant_id = $1 AND f.follower_id = $3 AND f.followee_id = u.id
   )
   FROM users u WHERE u.tenant_id = $1 AND u.username = $2::citext`,
);

/** The follow, and the outbox row that has the followee notified. Neither when it is there already; no row comes back. */
export const insertFollow = statement<[followerId: number, followeeId: number, jobName: string], []>(
  'insert-follow',
  `WITH f AS (
     INSERT INTO follows (tenant_id, follower_id, followee_id) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING *
   )
   INSERT INTO outbox (tenant_id, name, payload)
   SELECT $1, $4, jsonb_build_object('tenantId', $1::bigint, 'followerId', follower_id, 'followeeId', followee_id)
   FROM f WHERE follower_id <> followee_id`,
);

export const deleteFollow = statement<[followerId: number, followeeId: number], []>(
  'delete-follow',
  'DELETE FROM follows WHERE tenant_id = $1 AND follower_id = $2 AND followee_id = $3',
);
