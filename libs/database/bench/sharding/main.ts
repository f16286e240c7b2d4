import { writeFileSync } from 'node:fs';
import { runExplore } from './explore.ts';
import { readOptions } from './options.ts';
import { runRouting } from './routing.ts';

const options = readOptions(process.argv.slice(2));
const figures = {
  ...(options.only !== 'explore' && { routing: await runRouting(options) }),
  ...(options.only !== 'routing' && { explore: await runExplore(options) }),
};
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
