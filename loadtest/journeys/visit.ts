import { sleep } from 'k6';
import type { JourneyName } from './mixes.ts';
import type { Plan } from './plan.ts';
import type { LoadedArticle, LoadedPerson, LoadedPublication, Population } from './population.ts';
import { below, type Draw } from './random.ts';
import { zipfRank } from './zipf.ts';

/** One visit of one person to one publication. */
export interface Visit {
  readonly plan: Plan;
  readonly population: Population;
  readonly journey: JourneyName;
  /** No other visit of the run has it. */
  readonly id: string;
  readonly publication: LoadedPublication;
  readonly draw: Draw;
}

/** A publication, some far more often than others. */
export function choosePublication({ publications }: Population, skew: number, draw: Draw): LoadedPublication {
  return entry(publications, zipfRank(publications.length, skew, draw));
}

/** An article of the publication, new ones far more often than old ones. */
export function chooseArticle({ plan, population, publication, draw }: Visit): LoadedArticle {
  const { first, count } = publication.articles;
  return entry(population.articles, first + zipfRank(count, plan.skew, draw));
}

/** Somebody of the publication. */
export function choosePerson({ population, publication, draw }: Visit): LoadedPerson {
  const { first, count } = publication.people;
  return entry(population.people, first + below(count, draw));
}

/** Looks at what is on the page: half to one and a half times as long as people do on average. */
export function think({ plan, draw }: Visit): void {
  sleep(plan.thinkSeconds * (0.5 + draw()));
}

function entry<Item>(list: readonly Item[], index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`The population has no entry ${index} of ${list.length}`);
  return item;
}
