import { describe, expect, it } from 'vitest';
import { seenNothing, type Position } from '../routing/position.ts';
import { Positions } from '../routing/positions.ts';
import { AcrossPositions } from './across-positions.ts';

const HOME = 1;
const at = (shard: number, lsn: bigint): Position => ({ shard, timeline: 1, lsn });

function across(own: readonly Position[], arrivals: readonly Position[] = []) {
  const store = new Positions('session', own);
  const byShard = new Map(arrivals.map((arrival) => [arrival.shard, arrival]));
  return { store, positions: new AcrossPositions(store, HOME, (shard) => byShard.get(shard)) };
}

describe('what one who looks across shards must be shown', () => {
  it('of the shard of their publication is what they have seen there', () => {
    expect(across([at(HOME, 7n)]).positions.position(HOME)).toEqual(at(HOME, 7n));
  });

  it('of the shard of their publication is unknown where that is, whatever has arrived', () => {
    expect(across([], [at(HOME, 5n)]).positions.position(HOME)).toBeUndefined();
  });

  it('of another shard is nothing where they never were', () => {
    expect(across([at(HOME, 7n)]).positions.position(2)).toEqual(seenNothing(2));
  });

  it('has every tenant that has arrived on a shard', () => {
    expect(across([], [at(2, 5n)]).positions.position(2)).toEqual(at(2, 5n));
    expect(across([at(2, 3n)], [at(2, 5n)]).positions.position(2)).toEqual(at(2, 5n));
    expect(across([at(2, 9n)], [at(2, 5n)]).positions.position(2)).toEqual(at(2, 9n));
  });

  it('stays incomplete where it is', () => {
    const partly = { ...at(2, 3n), incomplete: true } as const;
    expect(across([partly], [at(2, 5n)]).positions.position(2)).toEqual({ ...at(2, 5n), incomplete: true });
  });
});

describe('what one who looked across shards has seen', () => {
  it('is kept of the shard of their publication, and of those where they were before', () => {
    const { store, positions } = across([at(2, 3n)]);
    for (const shard of [HOME, 2]) positions.raise(at(shard, 8n));
    expect(store.all()).toEqual([at(2, 8n), at(HOME, 8n)]);
  });

  it('is not kept of others', () => {
    const { store, positions } = across([at(HOME, 7n)]);
    positions.raise(at(3, 8n));
    expect(store.position(3)).toBeUndefined();
  });
});
