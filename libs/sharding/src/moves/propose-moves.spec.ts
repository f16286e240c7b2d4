import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMoves, type ProposedMove, type WeighedTenant } from './propose-moves.ts';

const SHARDS = [1, 2, 3];
const roomy = SHARDS.map((number) => ({ number, room: 1_000 }));

const tenantsArbitrary = fc
  .array(fc.record({ shard: fc.constantFrom(...SHARDS), weight: fc.integer({ min: 0, max: 1_000 }) }), {
    maxLength: 40,
  })
  .map((tenants) => tenants.map((tenant, at) => ({ id: at + 1, ...tenant })));

function loadsAfter(tenants: readonly WeighedTenant[], moves: readonly ProposedMove[]): number[] {
  const places = new Map(tenants.map(({ id, shard }) => [id, shard]));
  for (const { id, to } of moves) places.set(id, to);
  return SHARDS.map((shard) =>
    tenants.reduce((sum, { id, weight }) => sum + (places.get(id) === shard ? weight : 0), 0),
  );
}

function unevenness(loads: readonly number[]): number {
  return loads.reduce((sum, load) => sum + load ** 2, 0);
}

describe('proposed moves', () => {
  it('make shards more even, each of them, and move nobody twice', () => {
    fc.assert(
      fc.property(tenantsArbitrary, (tenants) => {
        const moves = proposeMoves(tenants, roomy);
        expect(new Set(moves.map(({ id }) => id)).size).toBe(moves.length);
        let before = unevenness(loadsAfter(tenants, []));
        for (let count = 1; count <= moves.length; count++) {
          const after = unevenness(loadsAfter(tenants, moves.slice(0, count)));
          expect(after).toBeLessThan(before);
          before = after;
        }
      }),
    );
  });

  it('say where each tenant is, and never more than a shard has room for', () => {
    fc.assert(
      fc.property(tenantsArbitrary, fc.nat(3), (tenants, room) => {
        const moves = proposeMoves(tenants, [...roomy.slice(1), { number: 1, room }]);
        const arrivals = moves.filter(({ to }) => to === 1).length;
        const departures = moves.filter(({ from }) => from === 1).length;
        expect(arrivals - departures).toBeLessThanOrEqual(room);
        for (const { id, from, to } of moves) {
          expect(tenants.find((tenant) => tenant.id === id)?.shard).toBe(from);
          expect(to).not.toBe(from);
        }
      }),
    );
  });

  it('are one where one does it', () => {
    const tenants = [
      { id: 1, shard: 1, weight: 60 },
      { id: 2, shard: 1, weight: 40 },
      { id: 3, shard: 1, weight: 50 },
      { id: 4, shard: 2, weight: 50 },
    ];
    expect(proposeMoves(tenants, roomy.slice(0, 2))).toEqual([{ id: 3, from: 1, to: 2 }]);
  });

  it('fill a new shard', () => {
    const tenants = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, shard: 1 + (at % 2), weight: 10 }));
    const moves = proposeMoves(tenants, roomy);
    expect(loadsAfter(tenants, moves)).toEqual([40, 40, 40]);
    expect(moves).toHaveLength(4);
  });

  it('are none where shards are even, or one tenant is all there is', () => {
    expect(proposeMoves([], roomy)).toEqual([]);
    expect(proposeMoves([{ id: 1, shard: 1, weight: 99 }], roomy)).toEqual([]);
  });
});
