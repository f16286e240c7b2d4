import type { ArticlePublished } from '@scaleout/contracts';
import { tenantContext } from '@scaleout/database';
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
  async handle({ tenantId, articleId, authorId }: ArticlePublished): Promise<number> {
    const tenant = tenantContext(tenantId);
    let notified = 0;
    let after: number | null = 0;
    while (after !== null) {
      const chunk = { authorId, articleId, after, limit: this.chunk };
      const result = await this.repository.notify(tenant, chunk);
      notified += result.notified;
      after = result.next;
    }
    return notified;
  }
}
