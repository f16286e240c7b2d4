import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { runLoadTest, type K6 } from '@scaleout/loadtest';
import { ensureTools, listenForStop } from '@scaleout/local';
import { loadTestTable } from '../terminal/load-test-table.ts';
import { Progress } from '../terminal/progress.ts';
import { secondLine } from '../terminal/second-line.ts';
import { findCapacityOfUrl } from './loadtest/find-capacity.ts';
import { limitsOf, measurementOf } from './loadtest/measurement.ts';
import { measureStages, subjectsOf } from './loadtest/measure-stages.ts';
import {
  addLoadOptions,
  addSearchOptions,
  addStageOptions,
  type LoadTestOptions,
} from './loadtest/options.ts';
import { compareCommand } from './loadtest-compare.ts';
import { reportCommand } from './loadtest-report.ts';

/** `scaleout loadtest`: people who come to a deployment, more than there are. */
export function loadTestCommand(): Command {
  const command = new Command('loadtest')
    .enablePositionalOptions()
    .addCommand(reportCommand())
    .addCommand(compareCommand())
    .summary('put load on what runs')
    .description(
      'Has k6 visit a deployment as readers, members and writers do, and checks every answer. The publications have to be ' +
        'seeded. Ends with 1 where a limit of the scenario did not hold.',
    );
  return addSearchOptions(addStageOptions(addLoadOptions(command)))
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout loadtest --url http://localhost:8080 --scenario smoke
  ./scaleout loadtest --mix write-heavy --rate 20 --seconds 30 --json result.json
  ./scaleout loadtest --by host --mix explore
  ./scaleout loadtest --scenario capacity --rate 50     what it carries: the highest rate that holds
  ./scaleout loadtest --stage three-tier replicas       what these carry, on emulated computers
  ./scaleout loadtest --all --run monday                what each of the ten carries; again, it goes on where it was
  ./scaleout loadtest --experiment api --unit 0.2       what one to four API computers carry
  ./scaleout loadtest report my-run --html report.html  what each stage carried, as a page
  ./scaleout loadtest compare before after              two runs, and whether they differ`,
    )
    .action(loadTest);
}

async function loadTest(options: LoadTestOptions): Promise<void> {
  const progress = new Progress();
  const requests = listenForStop();
  try {
    const subjects = await subjectsOf(options);
    const { k6 } = await ensureTools(['k6'], progress.step);
    progress.step(`k6 ${k6.version} (${k6.path})`);
    const { stop } = requests;
    if (subjects)
      await measureStages(subjects, options, measurementOf(options, k6, progress, stop), progress);
    else if (options.scenario === 'capacity')
      await findCapacityOfUrl(options, measurementOf(options, k6, progress, stop), progress);
    else await tryOnce(options, k6, progress, stop);
  } catch (error) {
    progress.failed();
    if (!requests.stop.aborted) throw error;
    console.log('Stopped: nothing of it is left running.');
    process.exitCode = 130;
  } finally {
    requests.release();
  }
}

async function tryOnce(
  { rate, by, think, json, ...options }: LoadTestOptions,
  k6: K6,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const result = await runLoadTest({
    ...options,
    k6,
    visitsPerSecond: rate,
    addressing: by,
    thinkSeconds: think,
    limits: limitsOf(options),
    instances: options.generators,
    report: progress.step,
    onSecond: (window) => progress.tell(secondLine(window)),
    signal,
  });
  progress.done();
  console.log(loadTestTable(result));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  if (result.thresholds.some(({ held }) => !held)) process.exitCode = 1;
}
