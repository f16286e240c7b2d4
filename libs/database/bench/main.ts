import { writeFileSync } from 'node:fs';
import { readOptions } from './options.ts';
import { runRouting } from './routing/run.ts';
import { runRowSecurity } from './row-security/run.ts';

const options = readOptions(process.argv.slice(2));
console.error('starting PostgreSQL and seeding 3 publications of 10,000 articles');
const figures = {
  ...(options.only !== 'row-security' && { routing: await runRouting(options) }),
  ...(options.only !== 'routing' && { rowSecurity: await runRowSecurity(options) }),
};
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
