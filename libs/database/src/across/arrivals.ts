import type { Directory } from '../directory/directory.ts';
import { later, type Position } from '../routing/position.ts';

const known = new WeakMap<object, ReadonlyMap<number, Position>>();

/** By shard, how far it must be to have every tenant that was moved there. Worked out once for a directory. */
export function arrivalsOf(directory: Directory): ReadonlyMap<number, Position> {
  const { map } = directory;
  let arrivals = known.get(map);
  if (!arrivals) known.set(map, (arrivals = latestByShard(directory)));
  return arrivals;
}

function latestByShard({ placements }: Directory): Map<number, Position> {
  const latest = new Map<number, Position>();
  for (const { shard, arrival } of placements) {
    if (!arrival) continue;
    const other = latest.get(shard);
    latest.set(shard, other ? later(other, arrival) : arrival);
  }
  return latest;
}
