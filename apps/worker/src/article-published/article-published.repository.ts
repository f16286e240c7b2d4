import { type Shards, statement, type TenantContext } from '@scaleout/database';
import { chunkResult, type ChunkResult } from '../notifications/notify-in-chunks.ts';
import { TOLD_ONCE } from '../notifications/told-once.ts';

/** A stretch of an author's followers, in the order of their ids. */
export interface FollowerChunk {
  readonly authorId: number;
  readonly articleId: number;
  /** The last follower of the chunk before; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

// An article that was deleted meanwhile notifies nobody.
const notifyChunk = statement<
  [authorId: number, articleId: number, after: number, limit: number],
  [next: number | null, notified: number]
>(
  'notify-follower-chunk',
  `WITH chunk AS (
     SELECT follower_id FROM follows
     WHERE tenant_id = $1 AND followee_id = $2 AND follower_id > $4
     ORDER BY follower_id LIMIT $5
   ), notified AS (
     INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id)
     SELECT $1, chunk.follower_id, 'article-published', $2, $3
     FROM chunk JOIN articles ON articles.tenant_id = $1 AND articles.id = $3
     ${TOLD_ONCE}
     RETURNING 1
   )
   SELECT (SELECT max(follower_id) FROM chunk HAVING count(*) = $5), (SELECT count(*) FROM notified)`,
);

export class ArticlePublishedRepository {
  constructor(private readonly shards: Pick<Shards, 'write'>) {}

  /** Notifies one chunk of followers, in one short transaction. */
  async notify(tenant: TenantContext, chunk: FollowerChunk): Promise<ChunkResult> {
    const { authorId, articleId, after, limit } = chunk;
    const writer = this.shards.write(tenant);
    const [row] = await writer.query(notifyChunk, authorId, articleId, after, limit);
    return chunkResult(row);
  }
}
