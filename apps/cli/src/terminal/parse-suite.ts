import { InvalidArgumentError } from 'commander';
import { suiteNames } from '../suites.ts';

/** One more name of a suite. */
export function parseSuite(name: string, before: readonly string[] = []): string[] {
  if (suiteNames.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`There are ${suiteNames.join(', ')}.`);
}
