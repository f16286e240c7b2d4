import { expect, it } from 'vitest';
import { append, read } from '../history/testing/hand-made.ts';
import { outages } from './outages.ts';
import { quantiles } from './quantiles.ts';

const DEATH = 10_000;

function writes(session: string, ...times: number[]) {
  return times.map((time) => append(time, `${session} ${time}`, { session, end: time }));
}

it('measures from the last acknowledged write before a death to the first after, for each client', () => {
  const operations = [...writes('anna', 9_000, 9_900, 12_000, 12_100), ...writes('ben', 9_950, 11_000)];
  expect(outages(operations, [DEATH])).toEqual([2_100, 1_050]);
});

it('takes an answer that was on its way at death for none', () => {
  expect(outages(writes('anna', 9_900, 10_002, 13_000), [DEATH])).toEqual([2_998]);
});

it('has nothing to say of who wrote no more, or was not acknowledged', () => {
  const unknown = append(12_000, 'x', { end: 12_000, outcome: 'unknown' });
  expect(outages([...writes('anna', 9_000), unknown, read(12_001, ['x'])], [DEATH])).toEqual([]);
});

it('gives the figures that a service is judged by', () => {
  const times = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantiles(times)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  expect(quantiles([])).toBeNull();
});
