import { Module } from '@nestjs/common';
import { ExploreController } from './explore.controller.ts';
import { ExploreRepository } from './explore.repository.ts';
import { ExploreService } from './explore.service.ts';

@Module({ controllers: [ExploreController], providers: [ExploreService, ExploreRepository] })
export class ExploreModule {}
