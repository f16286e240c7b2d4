import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { reportRun } from '@scaleout/loadtest';
import { stages } from '../stages.ts';

interface ReportOptions {
  readonly html?: string;
  readonly json?: true;
}

/** `scaleout loadtest report`: what the stages of a run carried, what stopped them, what comes next. */
export function reportCommand(): Command {
  return new Command('report')
    .summary('say what the stages of a run carried')
    .description(
      'Prints what each stage of a run carried, what stopped it and what to do next, as Markdown; or writes it as one HTML page with ' +
        'pictures, which needs no network.',
    )
    .argument('<run>', 'a run: its name in loadtest/results, or a folder')
    .option('--html <file>', 'writes the page into a file')
    .option('--json', 'prints all figures as JSON')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout loadtest report my-run
  ./scaleout loadtest report my-run --html report.html
  ./scaleout loadtest report my-run --json`,
    )
    .action(async (run: string, { html, json }: ReportOptions) => {
      if (html !== undefined) writeFileSync(html, await reportRun(run, stages, 'html'));
      if (json) process.stdout.write(await reportRun(run, stages, 'json'));
      else if (html === undefined) process.stdout.write(await reportRun(run, stages, 'markdown'));
      else console.log(`The report is in ${html}.`);
    });
}
