import type { Comparison, StageComparison } from '@scaleout/loadtest';
import { columns } from './columns.ts';

/** Two runs as people read it: a line for each capacity and each p95 that both have, and what they differ in besides. */
export function comparisonText({ a, b, stages, onlyIn }: Comparison): string {
  const rows = stages.flatMap(rowsOf);
  const different = stages.filter(({ hindrances }) => hindrances.length > 0);
  const changes = stages.flatMap((stage) => stage.changes.map(differs));
  return [
    columns([['stage', 'what', a, b, 'change', '95 % of it', ''], ...rows]),
    ...different.map(
      ({ name, hindrances }) => `  ${name} cannot be compared: ${hindrances.map(differs).join('; ')}`,
    ),
    ...[...new Set(changes)].map((change) => `  What else differs: ${change}`),
    ...(onlyIn.a.length > 0 ? [`  Only in ${a}: ${onlyIn.a.join(', ')}`] : []),
    ...(onlyIn.b.length > 0 ? [`  Only in ${b}: ${onlyIn.b.join(', ')}`] : []),
  ].join('\n');
}

function rowsOf({ name, hindrances, capacity, latencies }: StageComparison): string[][] {
  if (hindrances.length > 0) return [];
  return [
    capacity
      ? row(name, 'capacity', [capacity.a, capacity.b].map(perSecond), capacity)
      : [name, 'capacity', '', '', '', '', 'one of the two has none'],
    ...latencies.map((latency) =>
      row(name, `p95 at ${perSecond(latency.visitsPerSecond)}`, [latency.a, latency.b].map(ms), latency),
    ),
  ];
}

type Compared = NonNullable<StageComparison['capacity']>;

function row(
  name: string,
  what: string,
  values: readonly string[],
  { change, verdict }: Pick<Compared, 'change' | 'verdict'>,
): string[] {
  return [
    name,
    what,
    ...values,
    percent(change.share),
    `${percent(change.from)} to ${percent(change.to)}`,
    verdict,
  ];
}

function differs({ what, a, b }: StageComparison['changes'][number]): string {
  return `${what} (${a}, ${b})`;
}

function perSecond(visits: number): string {
  return `${visits.toFixed(1)} visits/s`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
}
