import { InvalidArgumentError } from 'commander';
import { scenarios } from '@scaleout/checks';

/** One more name of a scenario. */
export function parseScenario(name: string, before: readonly string[] = []): string[] {
  if (scenarios.some((scenario) => scenario.name === name)) return [...before, name];
  throw new InvalidArgumentError(`There are ${scenarios.map((scenario) => scenario.name).join(', ')}.`);
}
