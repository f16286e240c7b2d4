import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.ts';
import { NotificationsRepository } from './notifications.repository.ts';

@Module({ controllers: [NotificationsController], providers: [NotificationsRepository] })
export class NotificationsModule {}
