import type { LoadTestResult } from '@scaleout/loadtest';
import { columns } from './columns.ts';
import { secondLine } from './second-line.ts';

const HEAD = ['request', 'asked', 'p50', 'p95'];

/** What a load test came to: by request, as a whole, and what was not as it has to be. */
export function loadTestTable({ requests, whole, checks, thresholds, findings }: LoadTestResult): string {
  const rows = Object.entries(requests)
    .sort(([, one], [, other]) => other.requests - one.requests)
    .map(([name, { requests: asked, p50, p95 }]) => [name, String(asked), ms(p50), ms(p95)]);
  const shareOfWrites = Math.round((whole.writes / Math.max(1, whole.requests)) * 100);
  return [
    columns([HEAD, ...rows]),
    `  ${secondLine(whole)}  ${whole.visits} visits, ${whole.requests} requests, ${shareOfWrites} % of them writes`,
    ...checks.filter(({ fails }) => fails > 0).map(({ name, fails }) => `  ✗ ${name}: not so ${fails} times`),
    ...findings.map(({ name, value, unit }) => `  ${name}: ${value.toFixed(1)} ${unit}`),
    ...thresholds.map(({ metric, limit, held }) => `  ${held ? '✓' : '✗'} ${metric}: ${limit}`),
  ].join('\n');
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
