import { Injectable } from '@nestjs/common';
import type { Comment, NewComment } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { forbidden, notFound } from '../errors/app-error.ts';
import type { Viewer } from '../http/request-context.ts';
import { CommentsRepository } from './comments.repository.ts';

@Injectable()
export class CommentsService {
  constructor(private readonly comments: CommentsRepository) {}

  async list(tenant: TenantContext, slug: string, viewer: Viewer | null): Promise<Comment[]> {
    const comments = await this.comments.list(tenant, slug, viewer?.userId ?? 0);
    if (!comments) throw notFound('article');
    return comments;
  }

  async write(
    tenant: TenantContext,
    slug: string,
    { comment }: NewComment,
    viewer: Viewer,
  ): Promise<Comment> {
    const written = await this.comments.insert(tenant, slug, viewer.userId, comment.body);
    if (!written) throw notFound('article');
    return written;
  }

  async delete(tenant: TenantContext, slug: string, id: number, viewer: Viewer): Promise<void> {
    const authorId = await this.comments.findAuthor(tenant, slug, id);
    if (authorId === undefined) throw notFound('article');
    if (authorId === null) throw notFound('comment');
    if (authorId !== viewer.userId) throw forbidden('comment');
    if (!(await this.comments.delete(tenant, slug, id))) throw notFound('comment');
  }
}
