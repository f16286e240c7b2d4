import type { ScenarioResult } from '@scaleout/checks';
import { columns } from './columns.ts';
import { countViolations } from './count-violations.ts';

const HEAD = [
  '',
  'scenario',
  'writes',
  'unknown',
  'reads',
  'by replicas',
  'refused',
  'told of a loss',
  'found',
  'write outage',
];

/** What scenarios came to, a line for each. */
export function scenarioTable(results: readonly ScenarioResult[]): string {
  return columns([HEAD, ...results.map(row)]);
}

function row(result: ScenarioResult): string[] {
  const { scenario, control, writes, reads, told, isAsPromised } = result;
  return [
    isAsPromised ? '✓' : '✗',
    control === null ? scenario : `  ${control}`,
    String(writes.acknowledged),
    String(writes.unknown),
    String(reads.answered),
    share(result),
    String(reads.unanswered),
    String(told),
    found(result),
    outage(result),
  ];
}

function share({ byReplicas, reads }: ScenarioResult): string {
  return `${Math.round((byReplicas / Math.max(1, reads.answered)) * 100)} %`;
}

function found({ violations }: ScenarioResult): string {
  return countViolations(violations).join(', ') || 'nothing';
}

function outage({ outage: figures }: ScenarioResult): string {
  if (!figures) return '';
  const { p50, p95, max } = figures;
  return `p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, max ${Math.round(max)} ms`;
}
