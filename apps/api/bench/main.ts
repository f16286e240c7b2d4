import { writeFileSync } from 'node:fs';
import { checkAlike } from './check-alike.ts';
import { Generator } from './generator.ts';
import { loadFixture } from './load-fixture.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { toRow, toTable, type BenchRow } from './report.ts';
import { startSystems } from './start-systems.ts';

const options = readOptions(process.argv.slice(2));
const say = (line: string) => console.error(line);

const systems = await startSystems(say);
const fixture = await loadFixture(systems.databaseUrl, systems.ours.url);
const generator = new Generator(fixture);
const rows: BenchRow[] = [];
try {
  for (const endpoint of options.only) {
    await checkAlike(endpoint, fixture, systems.ours.url, systems.reference.url);
    say(`measuring ${endpoint}`);
    rows.push(toRow(endpoint, await measure(endpoint, systems, generator, options)));
  }
} finally {
  generator.stop();
  await systems.stop();
}
console.log(toTable(rows));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
