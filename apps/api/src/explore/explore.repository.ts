import { Injectable } from '@nestjs/common';
import type { ExploreSort } from '@scaleout/contracts';
import {
  Catalog,
  readAcross,
  Shards,
  type AcrossPage,
  type CountedTotals,
  type Publication,
  type TenantContext,
} from '@scaleout/database';
import { compareKeys, type ExploreKey } from './explore-cursor.ts';
import { BEFORE_ALL, explorePage, type ExploreRow } from './explore.statements.ts';

export interface ExplorePage {
  readonly sort: ExploreSort;
  /** How many at most. */
  readonly limit: number;
  /** Undefined from the first. */
  readonly after: ExploreKey | undefined;
}

/** A shard is waited for no longer than a reader waits for a page. */
const DEADLINE_MS = 1_000;

@Injectable()
export class ExploreRepository {
  constructor(
    private readonly shards: Shards,
    private readonly catalog: Catalog,
  ) {}

  /** @param tenant at which publication, and by whom, is asked */
  page(
    tenant: TenantContext,
    { sort, limit, after }: ExplorePage,
  ): Promise<AcrossPage<ExploreRow, ExploreKey>> {
    const [value, id] = after ? [valueOf(sort, after), after.id] : BEFORE_ALL[sort];
    return readAcross(this.shards, tenant, {
      statement: explorePage[sort],
      params: [value, id, limit],
      limit,
      keyOf: keyOf[sort],
      compare: compareKeys,
      deadlineMs: DEADLINE_MS,
    });
  }

  /** Those of these that are open, by their ids. */
  async publications(tenantIds: readonly number[]): Promise<Map<number, Publication>> {
    const found = await this.catalog.findAllOpen([...new Set(tenantIds)]);
    return new Map(found.map((publication) => [Number(publication.id), publication]));
  }

  totals(): Promise<CountedTotals | null> {
    return this.catalog.totals.sum();
  }
}

const keyOf: Readonly<Record<ExploreSort, (row: ExploreRow) => ExploreKey>> = {
  newest: ([, id, , , , , createdAt]) => ({ value: Date.parse(createdAt), id }),
  favorited: ([, id, , , , , , favoritesCount]) => ({ value: favoritesCount, id }),
};

/** As PostgreSQL takes it. */
function valueOf(sort: ExploreSort, { value }: ExploreKey): string | number {
  return sort === 'newest' ? new Date(value).toISOString() : value;
}
