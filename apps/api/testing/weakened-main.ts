import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ALL_GUARDS, type Guards } from '@scaleout/database';
import { runMain } from '@scaleout/telemetry';
import { runApi } from '../src/run-api.ts';

/**
 * The API without some of its guards, for checks that have to find out: `node testing/dist/weakened.js --without position`.
 * It is built apart, by checks only; what is shipped has no such switch.
 */
await runMain(() => {
  const { values } = parseArgs({ options: { without: { type: 'string', multiple: true } } });
  const guards: Record<string, boolean> = { ...ALL_GUARDS };
  for (const name of values.without ?? []) {
    if (!(name in guards)) throw new Error(`There is no guard ${name}: ${Object.keys(guards).join(', ')}.`);
    guards[name] = false;
  }
  return runApi(guards as unknown as Guards); // the same names, each true or false
});
