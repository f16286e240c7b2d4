import * as z from 'zod';
import { timestampSchema } from './article.ts';

export const notificationSchema = z.object({
  id: z.int(),
  kind: z.literal('article-published'),
  createdAt: timestampSchema,
  read: z.boolean(),
  actor: z.object({ username: z.string(), image: z.string().nullable() }),
  article: z.object({ slug: z.string(), title: z.string() }),
});

/** Newest first. `unreadCount` counts all of the reader's unread notifications, not only this page's. */
export const notificationsResponseSchema = z.object({
  notifications: z.array(notificationSchema),
  unreadCount: z.int(),
});

export const notificationResponseSchema = z.object({ notification: notificationSchema });

export type Notification = z.infer<typeof notificationSchema>;
export type NotificationsResponse = z.infer<typeof notificationsResponseSchema>;
export type NotificationResponse = z.infer<typeof notificationResponseSchema>;
