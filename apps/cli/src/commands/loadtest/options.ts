import { Option, type Command } from 'commander';
import {
  experimentTiers,
  mixNames,
  scenarioNames,
  type ExperimentTier,
  type LoadTest,
} from '@scaleout/loadtest';
import { parseAmount } from '../../terminal/parse-amount.ts';
import { parseCount } from '../../terminal/parse-count.ts';
import { parseUnit } from '../../terminal/parse-unit.ts';
import { parseUrl } from '../../terminal/parse-url.ts';

/** What `scaleout loadtest` may be told. */
export interface LoadTestOptions extends Pick<LoadTest, 'mix' | 'seconds' | 'seed'> {
  readonly url: string;
  readonly stage?: string[];
  readonly all?: true;
  readonly experiment?: ExperimentTier;
  readonly unit?: number;
  readonly scenario: (typeof scenarioNames)[number];
  readonly by: LoadTest['addressing'];
  readonly rate: number;
  readonly think: number;
  readonly skew: number;
  readonly json?: string;
  readonly run?: string;
  readonly p95: number;
  readonly warmUp: number;
  readonly settle: number;
  readonly plateau: number;
  readonly resolution: number;
  readonly repeats: number;
  readonly generators: number;
}

/** Adds what every load is told. */
export function addLoadOptions(command: Command): Command {
  return command
    .option('--url <url>', 'the front door', parseUrl, 'http://localhost:8080')
    .addOption(
      new Option('--scenario <name>', 'what the load is like').choices(scenarioNames).default('smoke'),
    )
    .addOption(new Option('--mix <name>', 'what people come for').choices(mixNames).default('read-heavy'))
    .addOption(
      new Option('--by <what>', 'how requests name a publication: by X-Publication, or by its host name')
        .choices(['header', 'host'])
        .default('header'),
    )
    .option(
      '--rate <number>',
      'visits that begin each second; of capacity, where the search begins',
      parseCount,
      10,
    )
    .option('--seconds <number>', 'how long they begin', parseCount, 10)
    .option('--think <seconds>', 'how long people look at a page, on average', parseAmount, 0.3)
    .option(
      '--skew <number>',
      'how much the first publications and articles are preferred; 0: not',
      parseAmount,
      1,
    )
    .option('--seed <number>', 'number that decides who does what', parseCount, 1)
    .option('--json <file>', 'writes all that was measured into a file')
    .option('--generators <number>', 'how many k6 share the load', parseCount, 1);
}

/** Adds what is booted to be measured. */
export function addStageOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--stage <stages...>', 'boots stages in the lab, and finds what each carries').conflicts([
        'all',
        'experiment',
        'url',
      ]),
    )
    .addOption(new Option('--all', 'the same with each of the ten').conflicts(['experiment', 'url']))
    .addOption(
      new Option('--experiment <tier>', 'grows one tier from 1 to 4 computers, the others ample')
        .choices(experimentTiers)
        .conflicts('url'),
    )
    .option(
      '--unit <share>',
      'in the lab: what a computer of size 1 may take of a core, such as 0.2',
      parseUnit,
    );
}

/** Adds how a capacity is looked for. */
export function addSearchOptions(command: Command): Command {
  return command
    .option('--run <name>', 'of capacity: the folder of loadtest/results it goes to (default: the time)')
    .option('--p95 <ms>', 'what 95 % of the answers have to keep', parseAmount, 250)
    .option('--warm-up <seconds>', 'of capacity: before anything is measured', parseAmount, 15)
    .option('--settle <seconds>', 'of capacity: of each plateau, what is not counted', parseAmount, 4)
    .option('--plateau <seconds>', 'of capacity: of each plateau, what is', parseCount, 20)
    .option('--resolution <share>', 'of capacity: how near it is found', parseAmount, 0.05)
    .option('--repeats <number>', 'of capacity: how often the rate found has to hold', parseCount, 2);
}
