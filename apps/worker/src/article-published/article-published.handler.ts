import type { ArticlePublished } from '@scaleout/contracts';
import { tenantOf } from '../jobs/tenant-of.ts';
import { notifyInChunks } from '../notifications/notify-in-chunks.ts';
import type { ArticlePublishedRepository } from './article-published.repository.ts';

/** Followers per statement: some ten milliseconds of work, so that no transaction is long however large the audience. */
const CHUNK = 1_000;

/** Notifies the followers of an author of a new article. Runs again from the start after a failure: told ones are skipped. */
export class ArticlePublishedHandler {
  constructor(
    private readonly repository: ArticlePublishedRepository,
    private readonly chunk = CHUNK,
  ) {}

  /** @returns how many were notified by this run */
  handle(job: ArticlePublished): Promise<number> {
    const { articleId, authorId } = job;
    const tenant = tenantOf(job);
    const limit = this.chunk;
    return notifyInChunks((after) => this.repository.notify(tenant, { authorId, articleId, after, limit }));
  }
}
