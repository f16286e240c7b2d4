import type { Plateau } from '@scaleout/loadtest';

/** What a rate came to, on a line: `✓ 12 visits/s  60 requests/s  p95 120 ms`. */
export function plateauLine({ held, visitsPerSecond, achieved, whole, broken, limitedBy }: Plateau): string {
  return [
    `  ${held ? '✓' : '✗'} ${visitsPerSecond} visits/s`,
    `${Math.round(achieved.requestsPerSecond)} requests/s`,
    `p95 ${ms(whole.p95)}`,
    ...(held ? [] : [`not held: ${broken.map(inWords).join(', ')}`]),
    ...(limitedBy === null ? [] : [`does not count: ${limits[limitedBy]}`]),
  ].join('  ');
}

const limits: Record<NonNullable<Plateau['limitedBy']>, string> = {
  generator: 'the load generator had no more to give',
  machine: 'this machine had no more to give',
};

function inWords({ limit, was, most }: Plateau['broken'][number]): string {
  if (limit === 'p95') return `p95 ${ms(was)} of ${ms(most)}`;
  if (limit === 'errors') return `${((was ?? 0) * 100).toFixed(1)} % errors`;
  return `${was ?? 0} visits left out`;
}

function ms(value: number | null): string {
  return value === null ? '-' : `${Math.round(value)} ms`;
}
