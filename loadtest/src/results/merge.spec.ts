import { expect, it } from 'vitest';
import { SampleReader } from './sample.ts';
import { Windows } from './windows.ts';

const HEADER = 'metric_name,timestamp,metric_value,check,error_code,name,scenario,status,extra_tags,metadata';

/** Latencies of which the parts have other percentiles than the whole: the second k6 met the slow ones. */
const lines = Array.from({ length: 1_000 }, (_, index) => {
  const ms = index % 2 === 0 ? 10 : 100 + index;
  const at = 1_763_874_000_000 + index * 7;
  const kind = index % 20 === 0 ? 'write' : 'read';
  return [
    `http_req_duration,${at},${ms},,,home,plateau,200,kind=${kind},`,
    `http_reqs,${at},1,,,home,plateau,200,kind=${kind},`,
    `checks,${at},${index % 50 === 0 ? 0 : 1},home answers 200,,home,plateau,,,`,
    `iterations,${at},1,,,,plateau,,,`,
  ];
});

function windowsOf(parts: readonly (readonly string[])[]): Windows {
  const windows = new Windows();
  for (const part of parts) {
    const reader = new SampleReader(); // each k6 has a header of its own
    for (const line of [HEADER, ...part]) {
      const sample = reader.read(line);
      if (sample) windows.add(sample);
    }
  }
  return windows;
}

it('makes of the samples of several k6 exactly what it makes of one that had all visits', () => {
  const one = windowsOf([lines.flat()]);
  const several = windowsOf([
    lines.filter((_, index) => index % 2 === 1).flat(),
    lines.filter((_, index) => index % 2 === 0).flat(),
  ]);
  expect(several.length).toBe(one.length);
  expect(several.every(1)).toEqual(one.every(1));
  expect(several.window(0, several.length)).toEqual(one.window(0, one.length));
  expect(several.byName()).toEqual(one.byName());
  expect(several.checks()).toEqual(one.checks());
});

it('does not say what an average of the percentiles of each would say', () => {
  const fast = windowsOf([lines.filter((_, index) => index % 2 === 0).flat()]);
  const slow = windowsOf([lines.filter((_, index) => index % 2 === 1).flat()]);
  const whole = windowsOf([lines.flat()]);
  const average = (fast.window(0, 7).p95! + slow.window(0, 7).p95!) / 2;
  expect(Math.abs(whole.window(0, 7).p95! - average)).toBeGreaterThan(100);
});
