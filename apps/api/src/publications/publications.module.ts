import { Module } from '@nestjs/common';
import { MembershipsModule } from '../memberships/memberships.module.ts';
import { UsersModule } from '../users/users.module.ts';
import { PublicationsController } from './publications.controller.ts';
import { PublicationsRepository } from './publications.repository.ts';
import { PublicationsService } from './publications.service.ts';

@Module({
  imports: [UsersModule, MembershipsModule],
  controllers: [PublicationsController],
  providers: [PublicationsService, PublicationsRepository],
})
export class PublicationsModule {}
