import { Injectable } from '@nestjs/common';
import type { Notification, NotificationsResponse, PageQuery } from '@scaleout/contracts';
import { Shards, type TenantContext } from '@scaleout/database';
import {
  listNotifications,
  markAllNotificationsRead,
  markNotificationRead,
  type NotificationRow,
} from './notification.statements.ts';

@Injectable()
export class NotificationsRepository {
  constructor(private readonly shards: Shards) {}

  /** Newest first. */
  async list(
    tenant: TenantContext,
    recipientId: number,
    { limit, offset }: PageQuery,
  ): Promise<NotificationsResponse> {
    const rows = await this.shards.read(tenant).query(listNotifications, recipientId, limit, offset);
    const notifications: Notification[] = [];
    for (const [, ...row] of rows) {
      if (row[0] !== null) notifications.push(toNotification(row));
    }
    return { notifications, unreadCount: rows[0]?.[0] ?? 0 };
  }

  /** @returns null when it is nobody's, or somebody else's */
  async markRead(tenant: TenantContext, recipientId: number, id: number): Promise<Notification | null> {
    const [row] = await this.shards.write(tenant).query(markNotificationRead, recipientId, id);
    return row ? toNotification(row) : null;
  }

  async markAllRead(tenant: TenantContext, recipientId: number): Promise<void> {
    await this.shards.write(tenant).query(markAllNotificationsRead, recipientId);
  }
}

function toNotification(row: NotificationRow): Notification {
  const [id, createdAt, read, username, image, kind, slug, title, commentId] = row;
  const told = { id, createdAt, read, actor: { username, image } };
  switch (kind) {
    case 'article-published':
      return { kind, ...told, article: { slug, title } };
    case 'comment-posted':
      return { kind, ...told, article: { slug, title }, comment: { id: commentId } };
    case 'follower-gained':
      return { kind, ...told };
  }
}
