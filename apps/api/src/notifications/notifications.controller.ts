import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  idParamSchema,
  notificationResponseSchema,
  notificationsResponseSchema,
  pageQuerySchema,
  type NotificationResponse,
  type NotificationsResponse,
  type PageQuery,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { notFound } from '../errors/app-error.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { NotificationsRepository } from './notifications.repository.ts';

@ApiTags('notifications')
@Controller('api/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsRepository) {}

  @Get()
  @Endpoint({ summary: 'One’s notifications', access: 'required', answer: notificationsResponseSchema })
  list(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Query({ schema: pageQuerySchema }) page: PageQuery,
  ): Promise<NotificationsResponse> {
    return this.notifications.list(tenant, viewer.userId, page);
  }

  @Post('read')
  @Endpoint({
    summary: 'Mark all of one’s notifications read',
    access: 'required',
    writes: 'keyed',
    status: 204,
  })
  async markAllRead(@Tenant() tenant: TenantContext, @Viewer() viewer: SignedIn): Promise<void> {
    await this.notifications.markAllRead(tenant, viewer.userId);
  }

  @Post(':id/read')
  @Endpoint({
    summary: 'Mark a notification read',
    access: 'required',
    writes: 'keyed',
    answer: notificationResponseSchema,
  })
  async markRead(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('id', { schema: idParamSchema }) id: number,
  ): Promise<NotificationResponse> {
    const notification = await this.notifications.markRead(tenant, viewer.userId, id);
    if (!notification) throw notFound('notification');
    return { notification };
  }
}
