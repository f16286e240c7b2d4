import { InvalidArgumentError } from 'commander';
import { suiteNames } from '@scaleout/local/test-run';

/** One more name of a suite. */
export function parseSuite(name: string, before: readonly string[] = []): string[] {
  if (suiteNames.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`There are ${suiteNames.join(', ')}.`);
}
