import exec from 'k6/execution';
import { explore } from './explorer.ts';
import { takePart } from './member.ts';
import { journeyOf, mixes, type JourneyName } from './mixes.ts';
import { plan, population } from './read-plan.ts';
import { drawsOf } from './random.ts';
import { read } from './reader.ts';
import { choosePublication, type Visit } from './visit.ts';
import { write } from './writer.ts';

const journeys: Readonly<Record<JourneyName, (visit: Visit) => void>> = {
  reader: read,
  member: takePart,
  writer: write,
  explorer: explore,
};

/** The next visit of the run, by whichever virtual user: what every scenario does again and again. */
export function visitByMix(): void {
  const number = exec.scenario.iterationInTest;
  const draw = drawsOf(plan.seed, number);
  const journey = journeyOf(mixes[plan.mix], number);
  const publication = choosePublication(population, plan.skew, draw);
  journeys[journey]({ plan, population, journey, id: `${exec.scenario.name} ${number}`, publication, draw });
}
