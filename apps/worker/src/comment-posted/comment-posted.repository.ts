import { type Shards, statement, type TenantContext } from '@scaleout/database';
import { chunkResult, type ChunkResult } from '../notifications/notify-in-chunks.ts';
import { TOLD_ONCE } from '../notifications/told-once.ts';

/** A stretch of the comments that an article had before one, in the order of their ids. */
export interface CommentChunk {
  readonly articleId: number;
  readonly commentId: number;
  /** The last comment of the chunk before; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

// Goes along the comments rather than along their writers: that is the order of the primary key, so a chunk costs the
// same however long the conversation. The article's author is in every chunk, as one who was told in the first. A
// comment that was deleted meanwhile notifies nobody.
const notifyChunk = statement<
  [articleId: number, commentId: number, after: number, limit: number],
  [next: number | null, notified: number]
>(
  'notify-conversation-chunk',
  `WITH chunk AS (
     SELECT id, author_id FROM comments
     WHERE tenant_id = $1 AND article_id = $2 AND id > $4 AND id < $3
     ORDER BY id LIMIT $5
   ), recipients (id) AS (
     SELECT author_id FROM chunk
     UNION SELECT author_id FROM articles WHERE tenant_id = $1 AND id = $2
   ), notified AS (
     INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id, comment_id)
     SELECT $1, recipients.id, 'comment-posted', posted.author_id, $2, $3
     FROM comments posted JOIN recipients ON recipients.id <> posted.author_id
     WHERE posted.tenant_id = $1 AND posted.article_id = $2 AND posted.id = $3
     ORDER BY recipients.id
     ${TOLD_ONCE}
     RETURNING 1
   )
   SELECT (SELECT max(id) FROM chunk HAVING count(*) = $5), (SELECT count(*) FROM notified)`,
);

export class CommentPostedRepository {
  constructor(private readonly shards: Pick<Shards, 'write'>) {}

  /** Notifies the article's author and the writers of one chunk of comments, in one short transaction. */
  async notify(tenant: TenantContext, chunk: CommentChunk): Promise<ChunkResult> {
    const { articleId, commentId, after, limit } = chunk;
    const writer = this.shards.write(tenant);
    const [row] = await writer.query(notifyChunk, articleId, commentId, after, limit);
    return chunkResult(row);
  }
}
