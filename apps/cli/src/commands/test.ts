import { Command } from 'commander';
import { listenForStop } from '@scaleout/local';
import { runTests } from '@scaleout/local/test-run';
import { ofStages, suiteNames } from '../suites.ts';
import { parseSuite } from '../terminal/parse-suite.ts';
import { TestReport } from '../terminal/test-report.ts';

interface TestOptions {
  only?: string[];
}

/** `scaleout test`: checks the code and runs every spec. */
export function testCommand(): Command {
  return new Command('test')
    .summary('check and test everything')
    .description(
      'Checks the code and runs all specs, on PostgreSQL and Redis that it starts for itself on free ports and stops again. ' +
        'The last line counts what passed and what failed.',
    )
    .option('--only <suite>', `one suite, may be said again: ${suiteNames.join(', ')}`, parseSuite)
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout test                            everything
  ./scaleout test --only api                 the API through HTTP
  ./scaleout test --only stages              each of the ten stages, by the way people come in
  ./scaleout test --only lint --only types   what reads the code`,
    )
    .action(async ({ only = [] }: TestOptions) => test(only));
}

async function test(only: readonly string[]): Promise<void> {
  const report = new TestReport();
  const requests = listenForStop();
  try {
    await runTests({ only, ofStages, events: report, report: report.note, signal: requests.stop });
  } catch (error) {
    if (!requests.stop.aborted) throw error;
    report.note('Stopped: nothing of it is left running.');
    process.exitCode = 130;
    return;
  } finally {
    requests.release();
  }
  report.conclude();
  if (report.failed > 0) process.exitCode = 1;
}
