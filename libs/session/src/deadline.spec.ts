import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Deadline } from './deadline.ts';

const late = () => new Error('late');
const never = () => new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands on answers and failures that come in time, and then rests', async () => {
  const deadline = new Deadline(200);
  expect(await deadline.within(Promise.resolve('yes'), late)).toBe('yes');
  await expect(deadline.within(Promise.reject(new Error('no')), late)).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(60);
  expect(vi.getTimerCount()).toBe(0);
});

it('gives up on silence, each in its time', async () => {
  const deadline = new Deadline(200);
  const outcomes: string[] = [];
  const ask = (name: string) => deadline.within(never(), late).catch(() => outcomes.push(name));
  void ask('first');
  await vi.advanceTimersByTimeAsync(110);
  void ask('second');
  await vi.advanceTimersByTimeAsync(80);
  expect(outcomes).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(outcomes).toEqual(['first']);
  await vi.advanceTimersByTimeAsync(100);
  expect(outcomes).toEqual(['first', 'second']);
});

it('does not count time in which the process stood still', async () => {
  vi.useRealTimers();
  const deadline = new Deadline(100);
  const answer = new Promise((resolve) => setImmediate(() => setImmediate(resolve, 'here')));
  const asked = deadline.within(answer, late);
  const end = performance.now() + 300;
  while (performance.now() < end);
  expect(await asked).toBe('here');
});
