import { refuse, repeatedShards, shardProblem } from './problems.ts';
import { ShardFull } from './shard-full.ts';
import type { RangeMapData } from './shard-map-data.ts';
import type { ShardMap } from './shard-map.ts';
import { UnplacedTenant } from './unplaced-tenant.ts';

/** Tenant ids `from` to `to`, both included, and whose they are. */
export interface Range {
  readonly shard: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Tenants by ranges of their ids. Ranges may leave gaps, which belong to nobody: no id is handed out in one. A shard may have
 * several.
 */
export class RangeMap implements ShardMap {
  readonly epoch: number;
  readonly shards: readonly number[];
  /** In their order. */
  readonly ranges: readonly Range[];

  /** @throws ShardMapError */
  constructor({ epoch, shards, ranges }: Omit<RangeMapData, 'kind'>) {
    refuse([
      ...repeatedShards(shards),
      ...ranges.flatMap(({ shard, from, to }, at) => [
        ...shardProblem(shard, shards, `ranges[${at}].shard`),
        ...(from > to ? [`ranges[${at}]: ${from} is after ${to}`] : []),
        ...ranges.slice(0, at).flatMap((other) => overlap({ shard, from, to }, other, at)),
      ]),
    ]);
    this.epoch = epoch;
    this.shards = shards;
    this.ranges = [...ranges].sort((one, other) => one.from - other.from);
  }

  shardOf(tenantId: number): number {
    const range = this.#rangeUpTo(tenantId);
    if (range && tenantId <= range.to && Number.isSafeInteger(tenantId)) return range.shard;
    const known = this.ranges.map(show).join(', ');
    throw new UnplacedTenant(`Tenant ${tenantId} is in no range of the map, which has ${known}`);
  }

  nextTenantId(shard: number, after: number): number {
    refuse(shardProblem(shard, this.shards, 'shard'));
    const range = this.ranges.find((each) => each.shard === shard && each.to > after);
    if (range) return Math.max(range.from, after + 1);
    throw new ShardFull(this.#fullMessage(shard));
  }

  toJSON(): RangeMapData {
    return { kind: 'range', epoch: this.epoch, shards: [...this.shards], ranges: [...this.ranges] };
  }

  /** The last range that begins at or before an id. */
  #rangeUpTo(tenantId: number): Range | undefined {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranges[middle]?.from ?? Infinity) <= tenantId) low = middle + 1;
      else high = middle;
    }
    return this.ranges[low - 1];
  }

  #fullMessage(shard: number): string {
    const own = this.ranges.filter((range) => range.shard === shard);
    const last = this.ranges.at(-1);
    if (own.length === 0 || !last) return `Shard ${shard} has no range: give it one`;
    const size = last.to - last.from;
    const next = Math.max(...this.shards) + 1;
    return `Shard ${shard} has no tenant id left in ${own.map(bounds).join(', ')}: add shard ${next} with a range after ${last.to}, such as ${bounds({ from: last.to + 1, to: last.to + 1 + size })}`;
  }
}

function bounds({ from, to }: Pick<Range, 'from' | 'to'>): string {
  return `${from}–${to}`;
}

function show(range: Range): string {
  return `${bounds(range)} on shard ${range.shard}`;
}

function overlap(range: Range, other: Range, at: number): string[] {
  const apart = range.from > other.to || other.from > range.to;
  return apart ? [] : [`ranges[${at}]: ${show(range)} overlaps ${show(other)}`];
}
