import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.ts';
import { CommentsRepository } from './comments.repository.ts';
import { CommentsService } from './comments.service.ts';

@Module({ controllers: [CommentsController], providers: [CommentsService, CommentsRepository] })
export class CommentsModule {}
