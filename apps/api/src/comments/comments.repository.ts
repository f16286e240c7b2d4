import { Injectable } from '@nestjs/common';
import type { Comment } from '@scaleout/contracts';
import { isForeignKeyViolation, Shards, type TenantContext } from '@scaleout/database';
import { commentPostedJob } from '@scaleout/queue';
import {
  deleteComment,
  findCommentAuthor,
  insertComment,
  listComments,
  type CommentRow,
} from './comment.statements.ts';

@Injectable()
export class CommentsRepository {
  constructor(private readonly shards: Shards) {}

  /**
   * Newest first.
   * @param viewerId who asks, 0 for a visitor
   * @returns null when there is no such article
   */
  async list(tenant: TenantContext, slug: string, viewerId: number): Promise<Comment[] | null> {
    const rows = await this.shards.read(tenant).query(listComments, slug, viewerId);
    if (rows.length === 0) return null;
    return rows.filter((row): row is CommentRow => row[0] !== null).map(toComment);
  }

  /** @returns null when there is no such article */
  async insert(tenant: TenantContext, slug: string, authorId: number, body: string): Promise<Comment | null> {
    try {
      const [row] = await this.shards
        .write(tenant)
        .query(insertComment, slug, authorId, body, commentPostedJob.name);
      return row ? toComment(row) : null;
    } catch (error) {
      // The article went between its being found and the comment's being stored.
      if (isForeignKeyViolation(error)) return null;
      throw error;
    }
  }

  /**
   * Whose comment it is.
   * @returns undefined when there is no such article, null when it has no such comment
   */
  async findAuthor(tenant: TenantContext, slug: string, id: number): Promise<number | null | undefined> {
    const [row] = await this.shards.write(tenant).query(findCommentAuthor, slug, id);
    return row?.[0];
  }

  async delete(tenant: TenantContext, slug: string, id: number): Promise<boolean> {
    const rows = await this.shards.write(tenant).query(deleteComment, slug, id);
    return rows.length > 0;
  }
}

function toComment([id, createdAt, updatedAt, body, username, bio, image, following]: CommentRow): Comment {
  return { id, createdAt, updatedAt, body, author: { username, bio, image, following } };
}
