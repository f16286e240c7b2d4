import { Module } from '@nestjs/common';
import { TagsController } from './tags.controller.ts';
import { TagsRepository } from './tags.repository.ts';

@Module({ controllers: [TagsController], providers: [TagsRepository] })
export class TagsModule {}
