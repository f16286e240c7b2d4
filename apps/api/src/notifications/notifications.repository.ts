import { Injectable } from '@nestjs/common';
import type { Notification, NotificationsResponse, PageQuery } from '@scaleout/contracts';
import { Shard, type TenantContext, type TenantPrisma } from '@scaleout/database';

const SHOWN = {
  actor: { select: { username: true, image: true } },
  article: { select: { slug: true, title: true } },
} as const;

@Injectable()
export class NotificationsRepository {
  constructor(private readonly shard: Shard) {}

  /** Newest first. */
  async list(tenant: TenantContext, recipientId: number, page: PageQuery): Promise<NotificationsResponse> {
    const { prisma } = this.shard.read(tenant);
    const [rows, unreadCount] = await Promise.all([
      findPage(prisma, recipientId, page),
      prisma.notification.count({ where: { recipientId, readAt: null } }),
    ]);
    return { notifications: rows.map(toNotification), unreadCount };
  }

  /** @returns null when it is nobody's, or somebody else's */
  async markRead(tenant: TenantContext, recipientId: number, id: number): Promise<Notification | null> {
    const { prisma } = this.shard.write(tenant);
    await prisma.notification.updateMany({
      where: { recipientId, id, readAt: null },
      data: { readAt: new Date() },
    });
    const row = await prisma.notification.findFirst({ where: { recipientId, id }, include: SHOWN });
    return row && toNotification(row);
  }

  async markAllRead(tenant: TenantContext, recipientId: number): Promise<void> {
    await this.shard.write(tenant).prisma.notification.updateMany({
      where: { recipientId, readAt: null },
      data: { readAt: new Date() },
    });
  }
}

function findPage(prisma: TenantPrisma, recipientId: number, { limit, offset }: PageQuery) {
  return prisma.notification.findMany({
    where: { recipientId },
    orderBy: { id: 'desc' },
    take: limit,
    skip: offset,
    include: SHOWN,
  });
}

function toNotification(row: Awaited<ReturnType<typeof findPage>>[number]): Notification {
  return {
    id: Number(row.id),
    kind: 'article-published',
    createdAt: row.createdAt.toISOString(),
    read: row.readAt !== null,
    actor: row.actor,
    article: row.article,
  };
}
