import type { Cost } from '../cost.ts';
import type { BenchOptions } from '../options.ts';
import { measure, type Row } from './measure.ts';
import { startSecured } from './start-secured.ts';

/** What row-level security would cost. */
export async function runRowSecurity(options: BenchOptions): Promise<{ rows: Row[] }> {
  const shard = await startSecured();
  try {
    const rows = await measure(shard, options);
    print(rows);
    return { rows };
  } finally {
    await shard.stop();
  }
}

function print(rows: readonly Row[]): void {
  /** With how many times the first way of the same read costs. */
  const cell = (row: Row, key: keyof Cost) => {
    const plain = rows.find(({ read }) => read === row.read) ?? row;
    return `${row[key].toFixed(3)} (${(row[key] / plain[key]).toFixed(2)})`;
  };
  console.log('| read | way | ms | PostgreSQL CPU ms | client CPU ms |');
  console.log('|---|---|---:|---:|---:|');
  for (const row of rows) {
    const cells = [row.read, row.way, cell(row, 'latencyMs'), cell(row, 'dbCpuMs'), cell(row, 'clientCpuMs')];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
