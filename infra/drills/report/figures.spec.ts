import { expect, it } from 'vitest';
import type { Request } from '../load/messages.ts';
import { figuresOf, longestWithout } from './figures.ts';

const phases = { began: 1_000, brokenAt: 2_000, wholeAt: 4_000, endedAt: 5_000 };

function request(start: number, end: number, status: number | null = 200): Request {
  return {
    kind: 'read',
    client: 'first',
    start,
    end,
    status,
    ...(status === null && { problem: 'ECONNREFUSED' }),
  };
}

const requests = [
  request(1_100, 1_110),
  request(1_500, 1_530),
  request(1_990, 2_300, 503), // on its way when it broke
  request(2_400, 2_500, null),
  request(2_600, 3_600),
  request(4_100, 4_120, 404),
];

it('counts what failed: no answer, or one of a server that could not', () => {
  const { sent, failed, byStatus } = figuresOf(requests, phases);
  expect({ sent, failed, byStatus }).toEqual({
    sent: 6,
    failed: 2,
    byStatus: { 200: 3, 404: 1, 503: 1, ECONNREFUSED: 1 },
  });
});

it('puts a request into the phase in which it was sent', () => {
  const { before, during, after } = figuresOf(requests, phases);
  expect(before).toEqual({ sent: 3, failed: 1, p50: 10, p99: 30 });
  expect(during).toEqual({ sent: 2, failed: 1, p50: 1_000, p99: 1_000 });
  expect(after).toEqual({ sent: 1, failed: 0, p50: 20, p99: 20 });
});

it('says from when to when some failed, and for how long none was answered well', () => {
  const { failing, longestWithoutSeconds, usuallyWithoutSeconds } = figuresOf(requests, phases);
  expect(failing).toEqual({ from: 0.99, to: 1.5 });
  expect(longestWithoutSeconds).toBe(1.6); // from the break to 3,600
  expect(usuallyWithoutSeconds).toBe(0.47); // from 1,530 to the break
});

it('has no times where nothing was sent, and none that failed', () => {
  const figures = figuresOf([], phases);
  expect(figures.during).toEqual({ sent: 0, failed: 0, p50: null, p99: null });
  expect(figures).toMatchObject({ failing: null, longestWithoutSeconds: 3, usuallyWithoutSeconds: 1 });
});

it('takes a failure before the break for none of its', () => {
  expect(figuresOf([request(1_100, 1_200, 500)], phases).failing).toBeNull();
});

it.each([
  ['between two of them', [1, 5, 9], 4],
  ['before the first', [7, 8], 7],
  ['after the last', [1, 2], 8],
  ['without any', [], 10],
])('finds the longest time %s', (_where, times, longest) => {
  expect(longestWithout(times, 0, 10)).toBe(longest);
});
