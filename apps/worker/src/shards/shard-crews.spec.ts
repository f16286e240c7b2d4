import { expect, it, vi } from 'vitest';
import type { Shard } from '@scaleout/database';
import { ShardCrews } from './shard-crews.ts';

/** Shards of these numbers; nobody asks more of them here. */
function shardsOf(...numbers: number[]): Shard[] {
  return numbers.map((number) => ({ number }) as Shard);
}

function arrange() {
  const list: { all: readonly Shard[] } = { all: shardsOf(1, 2) };
  const make = vi.fn(({ number: shard }: Shard) => ({
    shard,
    start: vi.fn(),
    stop: vi.fn(() => Promise.resolve()),
  }));
  return { list, make, crews: new ShardCrews(list, make) };
}

it('has a crew for each shard, which begins to work with the others', () => {
  const { crews } = arrange();
  expect(crews.all.map(({ shard }) => shard)).toEqual([1, 2]);
  const [crew] = crews.all;
  expect(crew?.start).not.toHaveBeenCalled();
  crews.start();
  expect(crew?.start).toHaveBeenCalledOnce();
});

it('has those of shards that are gone finish, and those of new ones begin', () => {
  const { list, crews } = arrange();
  crews.start();
  const [one, two] = crews.all;
  list.all = [list.all[0]!, ...shardsOf(3)];
  crews.follow();
  expect(crews.all.map(({ shard }) => shard)).toEqual([1, 3]);
  expect([one?.stop, two?.stop].map((stop) => stop?.mock.calls.length)).toEqual([0, 1]);
  expect(crews.all[1]?.start).toHaveBeenCalledOnce();
  expect(one?.start).toHaveBeenCalledOnce();
});

it('begins anew on a shard that came back', () => {
  const { list, make, crews } = arrange();
  list.all = shardsOf(1);
  crews.follow();
  expect(make).toHaveBeenCalledTimes(3);
});
