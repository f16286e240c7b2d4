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
