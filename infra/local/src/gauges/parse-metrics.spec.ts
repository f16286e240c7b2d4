import { expect, it } from 'vitest';
import { parseMetrics } from './parse-metrics.ts';

it('reads names, labels and numbers, and passes over what is none', () => {
  const text = [
    '# HELP queue_jobs Jobs in a queue, by state.',
    '# TYPE queue_jobs gauge',
    'queue_jobs{queue="mail",state="waiting",computer="c1"} 3',
    'nodejs_eventloop_lag_p99_seconds 0.0125',
    'odd{path="a \\"b\\", c"} 1e3',
    'unknown NaN',
    '',
  ].join('\n');
  expect(parseMetrics(text)).toEqual([
    { name: 'queue_jobs', labels: { queue: 'mail', state: 'waiting', computer: 'c1' }, value: 3 },
    { name: 'nodejs_eventloop_lag_p99_seconds', labels: {}, value: 0.0125 },
    { name: 'odd', labels: { path: 'a \\"b\\", c' }, value: 1_000 },
  ]);
});
