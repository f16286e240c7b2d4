import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  commentResponseSchema,
  commentsResponseSchema,
  idParamSchema,
  newCommentSchema,
  slugParamSchema,
  type CommentResponse,
  type CommentsResponse,
  type NewComment,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { CommentsService } from './comments.service.ts';

@ApiTags('comments')
@Controller('api/articles/:slug/comments')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get()
  @Endpoint({ summary: 'The comments of an article', access: 'optional', answer: commentsResponseSchema })
  async list(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn | null,
    @Param('slug', { schema: slugParamSchema }) slug: string,
  ): Promise<CommentsResponse> {
    return { comments: await this.comments.list(tenant, slug, viewer) };
  }

  @Post()
  @Endpoint({
    summary: 'Comment',
    access: 'required',
    status: 201,
    answer: commentResponseSchema,
    writes: 'keyed',
  })
  async write(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
    @Body({ schema: newCommentSchema }) comment: NewComment,
  ): Promise<CommentResponse> {
    return { comment: await this.comments.write(tenant, slug, comment, viewer) };
  }

  @Delete(':id')
  @Endpoint({ summary: 'Delete one’s comment', access: 'required', writes: 'keyed', status: 204 })
  async delete(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
    @Param('id', { schema: idParamSchema }) id: number,
  ): Promise<void> {
    await this.comments.delete(tenant, slug, id, viewer);
  }
}
