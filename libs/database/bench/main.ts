import { writeFileSync } from 'node:fs';
import { type Cost, measure, type Row } from './measure.ts';
import { readOptions } from './options.ts';
import { startDatabase } from './start-database.ts';

const options = readOptions(process.argv.slice(2));
console.error('starting PostgreSQL and seeding 3 publications of 10,000 articles');
const database = await startDatabase();
let rows: Row[];
try {
  console.error('measuring');
  rows = await measure(database, options);
} finally {
  await database.stop();
}

/** With how many times the first way of the same read costs. */
function cell(row: Row, key: keyof Cost): string {
  const plain = rows.find(({ read }) => read === row.read) ?? row;
  return `${row[key].toFixed(3)} (${(row[key] / plain[key]).toFixed(2)})`;
}

console.log('| read | way | ms | PostgreSQL CPU ms | client CPU ms |');
console.log('|---|---|---:|---:|---:|');
for (const row of rows) {
  const cells = [row.read, row.way, cell(row, 'latencyMs'), cell(row, 'dbCpuMs'), cell(row, 'clientCpuMs')];
  console.log(`| ${cells.join(' | ')} |`);
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
