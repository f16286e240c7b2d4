import { Inject, Injectable } from '@nestjs/common';
import type { ExploredArticle, ExploreQuery, ExploreResponse } from '@scaleout/contracts';
import type { Publication, TenantContext } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { LOGGER } from '../logger.ts';
import { hostOf } from '../tenancy/publication-slug.ts';
import { readCursor, writeCursor } from './explore-cursor.ts';
import { ExploreRepository } from './explore.repository.ts';
import type { ExploreRow } from './explore.statements.ts';

@Injectable()
export class ExploreService {
  constructor(
    private readonly articles: ExploreRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param baseDomain below which the visitor finds publications */
  async list(
    tenant: TenantContext,
    { sort, limit, after }: ExploreQuery,
    baseDomain: string,
  ): Promise<ExploreResponse> {
    const page = { sort, limit, after: readCursor(sort, after) };
    const [{ rows, next, missing }, totals] = await Promise.all([
      this.articles.page(tenant, page),
      this.articles.totals(),
    ]);
    for (const { shard, error } of missing) {
      this.logger.warn({ err: error, shard }, 'explore went on without a shard');
    }
    const publications = await this.articles.publications(rows.map(([tenantId]) => tenantId));
    return {
      articles: rows.flatMap((row) => {
        const publication = publications.get(row[0]);
        return publication ? [shown(row, publication, baseDomain)] : [];
      }),
      next: next && writeCursor(sort, next),
      missing: missing.map(({ shard }) => ({ shard })),
      totals: totals && { ...totals, countedAt: totals.countedAt.toISOString() },
    };
  }
}

function shown(row: ExploreRow, { slug, name, color }: Publication, baseDomain: string): ExploredArticle {
  return {
    slug: row[2],
    title: row[3],
    description: row[4],
    tagList: row[5],
    createdAt: row[6],
    favoritesCount: row[7],
    author: { username: row[8] },
    publication: { slug, name, color, host: hostOf(slug, baseDomain) },
  };
}
