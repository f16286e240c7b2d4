import type { CatalogServers } from '../catalog-servers.ts';

/** How much there is. */
export interface Counted {
  /** Publications that have articles. */
  readonly publications: number;
  readonly articles: number;
}

export interface CountedTotals extends Counted {
  /** When that part of it was counted which was counted longest ago. */
  readonly countedAt: Date;
}

/** How much there is in all publications, by shard, as it was last counted. */
export class Totals {
  constructor(private readonly servers: CatalogServers) {}

  /** Of all shards together. @returns null before any was counted */
  async sum(): Promise<CountedTotals | null> {
    const { _sum, _min } = await this.servers.read(({ total }) =>
      total.aggregate({ _sum: { publications: true, articles: true }, _min: { countedAt: true } }),
    );
    if (!_min.countedAt) return null;
    return {
      publications: _sum.publications ?? 0,
      articles: Number(_sum.articles ?? 0n),
      countedAt: _min.countedAt,
    };
  }

  /** The shards that were counted after that moment. */
  async countedAfter(moment: Date): Promise<number[]> {
    const found = await this.servers.read(({ total }) =>
      total.findMany({ where: { countedAt: { gt: moment } }, select: { shard: true } }),
    );
    return found.map(({ shard }) => shard);
  }

  /** Stores what a shard has. */
  async store(shard: number, { publications, articles, countedAt }: CountedTotals): Promise<void> {
    const data = { publications, articles: BigInt(articles), countedAt };
    await this.servers.write(({ total }) =>
      total.upsert({ where: { shard }, create: { shard, ...data }, update: data }),
    );
  }
}
