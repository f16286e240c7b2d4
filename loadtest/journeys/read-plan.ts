import { SharedArray } from 'k6/data';
import type { Plan } from './plan.ts';
import type { Population } from './population.ts';

// k6 reads files only while it prepares. These two are the runner's, and nobody else writes them.
const readJson = (path: string): unknown => JSON.parse(open(path));

/** What this run is to do. */
export const plan = readJson(__ENV['SCALEOUT_PLAN'] ?? '') as Plan;

/** In memory once, whatever the number of virtual users; the file is read by the first. */
function list<Name extends keyof Population>(name: Name): Population[Name] {
  return new SharedArray(name, () => [
    ...(readJson(plan.populationFile) as Population)[name],
  ]) as readonly unknown[] as Population[Name]; // the type of an element does not survive the spread of a union
}

export const population: Population = {
  publications: list('publications'),
  articles: list('articles'),
  people: list('people'),
};
