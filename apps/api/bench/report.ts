import type { Endpoint } from './endpoints.ts';
import type { Measured } from './measure.ts';

export interface BenchRow {
  readonly endpoint: Endpoint;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly apiCpuMs: number;
  readonly dbCpuMs: number;
  readonly referenceApiCpuMs: number;
  readonly referenceDbCpuMs: number;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export function toRow(endpoint: Endpoint, { ours, reference }: Measured): BenchRow {
  return {
    endpoint,
    rps: rounded(ours.rps, 0),
    p50Ms: rounded(ours.p50Ms, 2),
    p99Ms: rounded(ours.p99Ms, 2),
    apiCpuMs: rounded(ours.apiCpuMs, 4),
    dbCpuMs: rounded(ours.dbCpuMs, 4),
    referenceApiCpuMs: rounded(reference.apiCpuMs, 4),
    referenceDbCpuMs: rounded(reference.dbCpuMs, 4),
  };
}

const HEAD = ['endpoint', 'requests/s', 'p50 ms', 'p99 ms', 'API CPU ms', 'ratio', 'DB CPU ms', 'ratio'];

/** A Markdown table: readable in a terminal, and ready for a README. A ratio is ours over the reference's. */
export function toTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.endpoint,
    String(row.rps),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.apiCpuMs.toFixed(3),
    (row.apiCpuMs / row.referenceApiCpuMs).toFixed(2),
    row.dbCpuMs.toFixed(3),
    (row.dbCpuMs / row.referenceDbCpuMs).toFixed(2),
  ]);
  const widths = HEAD.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  };
  const line = (row: readonly string[]) => `| ${row.map(pad).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}
