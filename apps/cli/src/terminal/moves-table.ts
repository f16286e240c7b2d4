import type { MovesResult } from '@scaleout/checks';
import { columns } from './columns.ts';
import { countViolations } from './count-violations.ts';

const HEAD = [
  '',
  'fences',
  'moves',
  'killed',
  'hung',
  'writes',
  'a second',
  'unknown',
  'reads',
  'scans',
  'found',
  'closed',
  'writes that met it',
];

/** What moves came to, a line for each run. */
export function movesTable(results: readonly MovesResult[]): string {
  return columns([HEAD, ...results.map(row)]);
}

function row(result: MovesResult): string[] {
  const { violations, strays, scans, writes, reads } = result;
  const found = [
    ...countViolations(violations),
    ...(strays.length > 0 ? [`${strays.length} stray`] : []),
    ...(scans.problems.length > 0 ? [`${scans.problems.length} in scans`] : []),
  ];
  return [
    result.isAsPromised ? '✓' : '✗',
    result.control ?? 'looked at',
    String(result.moves),
    String(result.killed),
    String(result.frozen),
    String(writes.acknowledged),
    String(result.writesPerSecond),
    String(writes.unknown),
    String(reads.answered),
    String(scans.whole),
    found.length === 0 ? 'nothing' : found.join(', '),
    times(result.closed),
    times(result.pauses),
  ];
}

function times(figures: MovesResult['pauses']): string {
  if (!figures) return '';
  const { p50, p99, max } = figures;
  return `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms, max ${Math.round(max)} ms`;
}
