import { expect, it } from 'vitest';
import { readThresholds } from './summary.ts';

it('says of each limit whether it held', () => {
  const summary = {
    root_group: { checks: [] },
    metrics: {
      checks: { type: 'rate', values: { rate: 0.5 }, thresholds: { 'rate==1': { ok: false } } },
      http_req_duration: {
        type: 'trend',
        values: { 'p(95)': 20 },
        thresholds: { 'p(95)<250': { ok: true }, 'p(99)<10': { ok: false } },
      },
      iterations: { type: 'counter', values: { count: 100 } },
    },
  };
  expect(readThresholds(JSON.stringify(summary))).toEqual([
    { metric: 'checks', limit: 'rate==1', held: false },
    { metric: 'http_req_duration', limit: 'p(95)<250', held: true },
    { metric: 'http_req_duration', limit: 'p(99)<10', held: false },
  ]);
});

it('refuses what is no summary', () => {
  expect(() => readThresholds('{}')).toThrow('metrics');
});
