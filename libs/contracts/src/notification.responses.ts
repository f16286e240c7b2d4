import * as z from 'zod/mini';
import { timestampSchema } from './timestamp.ts';

/** What every notification has: `actor` is who did what it tells of. */
const told = {
  id: z.int(),
  createdAt: timestampSchema,
  read: z.boolean(),
  actor: z.object({ username: z.string(), image: z.nullable(z.string()) }),
};
const article = z.object({ slug: z.string(), title: z.string() });

/** Told by its `kind`: an article by somebody one follows, a comment in one's conversation, a new follower. */
export const notificationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article-published'), ...told, article }),
  z.object({ kind: z.literal('comment-posted'), ...told, article, comment: z.object({ id: z.int() }) }),
  z.object({ kind: z.literal('follower-gained'), ...told }),
]);

/** Newest first. `unreadCount` counts all of the reader's unread notifications, not only this page's. */
export const notificationsResponseSchema = z.object({
  notifications: z.array(notificationSchema),
  unreadCount: z.int(),
});

export const notificationResponseSchema = z.object({ notification: notificationSchema });

export type Notification = z.infer<typeof notificationSchema>;
export type NotificationsResponse = z.infer<typeof notificationsResponseSchema>;
export type NotificationResponse = z.infer<typeof notificationResponseSchema>;
