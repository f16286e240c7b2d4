import { statement } from '@scaleout/database';

type Told = [id: number, createdAt: string, read: boolean, actorUsername: string, actorImage: string | null];

/** What it is about depends on its kind: the slug and the title of an article, the id of a comment, or nothing more. */
export type NotificationRow =
  | [...Told, kind: 'article-published', slug: string, title: string, commentId: null]
  | [...Told, kind: 'comment-posted', slug: string, title: string, commentId: number]
  | [...Told, kind: 'follower-gained', slug: null, title: null, commentId: null];

/** Of a notification `n`. */
const SHOWN = `n.id, n.created_at, n.read_at IS NOT NULL, u.username::text, u.image, n.kind, a.slug, a.title,
  n.comment_id`;
const JOINED = `JOIN users u ON u.tenant_id = $1 AND u.id = n.actor_id
   LEFT JOIN articles a ON a.tenant_id = $1 AND a.id = n.article_id`;

const UNREAD =
  'SELECT count(*) FROM notifications WHERE tenant_id = $1 AND recipient_id = $2 AND read_at IS NULL';

/** A page and the number of all that are unread, of one moment. An empty page is one row, of nulls but for the number. */
export const listNotifications = statement<
  [recipientId: number, limit: number, offset: number],
  [unread: number, ...NotificationRow] | [unread: number, id: null]
>(
  'list-notifications',
  `SELECT total.unread, page.* FROM (${UNREAD}) total (unread) LEFT JOIN (
     SELECT ${SHOWN} FROM (
       SELECT * FROM notifications WHERE tenant_id = $1 AND recipient_id = $2 ORDER BY id DESC LIMIT $3 OFFSET $4
     ) n ${JOINED}
   ) page ON true
   ORDER BY page.id DESC`,
);

/** No row when it is nobody's, or somebody else's. What was read stays read since then. */
export const markNotificationRead = statement<[recipientId: number, id: number], NotificationRow>(
  'mark-notification-read',
  `WITH n AS (
     UPDATE notifications SET read_at = coalesce(read_at, now())
     WHERE tenant_id = $1 AND recipient_id = $2 AND id = $3 RETURNING *
   )
   SELECT ${SHOWN} FROM n ${JOINED}`,
);

export const markAllNotificationsRead = statement<[recipientId: number], []>(
  'mark-all-notifications-read',
  'UPDATE notifications SET read_at = now() WHERE tenant_id = $1 AND recipient_id = $2 AND read_at IS NULL',
);
