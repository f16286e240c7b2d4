import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { mixNames, runLoadTest, scenarioNames, type LoadTest } from '@scaleout/loadtest';
import { ensureTools, listenForStop } from '@scaleout/local';
import { loadTestTable } from '../terminal/load-test-table.ts';
import { parseAmount } from '../terminal/parse-amount.ts';
import { parseCount } from '../terminal/parse-count.ts';
import { parseUrl } from '../terminal/parse-url.ts';
import { Progress } from '../terminal/progress.ts';
import { secondLine } from '../terminal/second-line.ts';

type LoadTestOptions = Pick<LoadTest, 'url' | 'scenario' | 'mix' | 'seconds' | 'seed'> & {
  readonly rate: number;
  readonly by: LoadTest['addressing'];
  readonly think: number;
  readonly skew: number;
  readonly json?: string;
};

/** `scaleout loadtest`: people who come to a running deployment, more than there are. */
export function loadTestCommand(): Command {
  return new Command('loadtest')
    .summary('put load on what runs')
    .description(
      'Has k6 visit a deployment as readers, members and writers do, and checks every answer. The publications have to be ' +
        'seeded. Ends with 1 where a limit of the scenario did not hold.',
    )
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
    .option('--rate <number>', 'visits that begin each second', parseCount, 10)
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
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout loadtest --url http://localhost:8080 --scenario smoke
  ./scaleout loadtest --mix write-heavy --rate 20 --seconds 30 --json result.json
  ./scaleout loadtest --by host --mix explore`,
    )
    .action(loadTest);
}

async function loadTest({ rate, by, think, json, ...options }: LoadTestOptions): Promise<void> {
  const progress = new Progress();
  const requests = listenForStop();
  try {
    const { k6 } = await ensureTools(['k6'], progress.step);
    progress.step(`k6 ${k6.version} (${k6.path})`);
    const result = await runLoadTest({
      ...options,
      k6,
      visitsPerSecond: rate,
      addressing: by,
      thinkSeconds: think,
      report: progress.step,
      onSecond: (window) => progress.tell(secondLine(window)),
      signal: requests.stop,
    });
    progress.done();
    console.log(loadTestTable(result));
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    if (result.thresholds.some(({ held }) => !held)) process.exitCode = 1;
  } catch (error) {
    progress.failed();
    if (!requests.stop.aborted) throw error;
    console.log('Stopped: nothing of it is left running.');
    process.exitCode = 130;
  } finally {
    requests.release();
  }
}
