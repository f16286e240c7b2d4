import type { CommentPosted } from '@scaleout/contracts';
import { tenantOf } from '../jobs/tenant-of.ts';
import { notifyInChunks } from '../notifications/notify-in-chunks.ts';
import type { CommentPostedRepository } from './comment-posted.repository.ts';

/** Comments per statement: some ten milliseconds of work, so that no transaction is long however long the conversation. */
const CHUNK = 1_000;

/** Notifies the others in a conversation of a new comment. Runs again from the start after a failure: told ones are skipped. */
export class CommentPostedHandler {
  constructor(
    private readonly repository: CommentPostedRepository,
    private readonly chunk = CHUNK,
  ) {}

  /** @returns how many were notified by this run */
  handle(job: CommentPosted): Promise<number> {
    const { articleId, commentId } = job;
    const tenant = tenantOf(job);
    const limit = this.chunk;
    return notifyInChunks((after) => this.repository.notify(tenant, { articleId, commentId, after, limit }));
  }
}
