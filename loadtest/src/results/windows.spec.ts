import { expect, it } from 'vitest';
import type { Sample } from './sample.ts';
import { Windows } from './windows.ts';

const BEGIN = 1_763_874_000_000;

function sample(metric: string, second: number, value: number, more: Partial<Sample> = {}): Sample {
  return {
    metric,
    atMs: BEGIN + second * 1_000,
    value,
    name: 'home',
    scenario: 'smoke',
    check: '',
    tags: {},
    ...more,
  };
}

function windowsOf(...samples: Sample[]): Windows {
  const windows = new Windows();
  for (const each of samples) windows.add(each);
  return windows;
}

it('shows a slow stretch that the run as a whole hides', () => {
  const fast = Array.from({ length: 990 }, (_, index) => sample('http_req_duration', index % 99, 10));
  const slow = Array.from({ length: 10 }, () => sample('http_req_duration', 99, 4_000));
  const windows = windowsOf(...fast, ...slow);
  expect(windows.window(0, 100).p95).toBe(10);
  expect(windows.window(95, 5).p95).toBe(4_000);
});

it('counts requests, writes, what failed, visits and those that were left out, by the second they are of', () => {
  const windows = windowsOf(
    sample('http_reqs', 0, 1, { tags: { kind: 'read' } }),
    sample('http_reqs', 1.9, 1, { tags: { kind: 'write' } }),
    sample('http_req_failed', 1.9, 1),
    sample('checks', 1.9, 0),
    sample('checks', 0, 1),
    sample('iterations', 2, 1),
    sample('dropped_iterations', 2, 3),
  );
  expect(windows.every(1)).toMatchObject([
    { fromSecond: 0, requests: 1, writes: 0, failed: 0, failedChecks: 0, visits: 0, dropped: 0 },
    { fromSecond: 1, requests: 1, writes: 1, failed: 1, failedChecks: 1, visits: 0, dropped: 0 },
    { fromSecond: 2, requests: 0, writes: 0, failed: 0, failedChecks: 0, visits: 1, dropped: 3 },
  ]);
});

it('has no latency where nothing was answered', () => {
  expect(windowsOf(sample('iterations', 0, 1)).window(0, 1)).toMatchObject({ p50: null, p95: null });
});

it('cuts a run into windows, of which the last may be shorter', () => {
  const windows = windowsOf(sample('http_reqs', 0, 1), sample('http_reqs', 6, 1));
  expect(windows.every(5).map(({ fromSecond, seconds }) => [fromSecond, seconds])).toEqual([
    [0, 5],
    [5, 2],
  ]);
  expect(windowsOf().every(5)).toEqual([]);
});

it('tells requests apart by their names', () => {
  const windows = windowsOf(
    sample('http_req_duration', 0, 10, { name: 'tags' }),
    sample('http_req_duration', 0, 30, { name: 'tags' }),
    sample('http_req_duration', 0, 20),
  );
  expect(windows.byName()).toEqual({
    tags: { requests: 2, p50: 10, p95: 30 },
    home: { requests: 1, p50: 20, p95: 20 },
  });
});

it('counts how often each check was so', () => {
  const windows = windowsOf(
    sample('checks', 0, 1, { check: 'home answers 200' }),
    sample('checks', 1, 1, { check: 'home answers 200' }),
    sample('checks', 1, 0, { check: 'home says what was asked for' }),
  );
  expect(windows.checks()).toEqual([
    { name: 'home answers 200', passes: 2, fails: 0 },
    { name: 'home says what was asked for', passes: 0, fails: 1 },
  ]);
});
