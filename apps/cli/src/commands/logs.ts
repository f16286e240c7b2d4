import { Command, InvalidArgumentError } from 'commander';
import {
  followLogs,
  LaunchError,
  listenForStop,
  logsOf,
  readLogs,
  stageFolder,
  type LogLine,
} from '@scaleout/local';
import { findStageNow, firstStage } from '../stages.ts';

interface LogsOptions {
  follow?: true;
  lines: number;
  stage: string;
}

/** `scaleout logs`: what the tiers of a stage print. */
export function logsCommand(): Command {
  return new Command('logs')
    .summary('show what the tiers print')
    .description("Shows the last lines of a stage's logs, and goes on with --follow until Ctrl-C.")
    .argument('[tier or computer]', 'such as web, api, database, c1 or r2; all when none is named')
    .option('-f, --follow', 'go on with what comes')
    .option('-n, --lines <number>', 'how many of the last lines of each log', parseCount, 20)
    .option('--stage <stage>', 'whose logs', firstStage)
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout logs                 the last lines of every tier
  ./scaleout logs api --follow    the API's, as they come
  ./scaleout logs web -n 200      the web server's, with its requests`,
    )
    .action(showLogs);
}

async function showLogs(tier: string | undefined, options: LogsOptions): Promise<void> {
  const folder = stageFolder(findStageNow(options.stage).id).logs;
  const sources = logsOf(folder, tier);
  if (sources.length === 0) {
    const there = logsOf(folder, undefined);
    throw new LaunchError(
      `There is no log ${tier === undefined ? '' : `of ${tier} `}in the stage ${options.stage}.`,
      {
        mend: there.length === 0 ? 'Start it first: ./scaleout up' : `Logs that exist: ${there.join(', ')}.`,
      },
    );
  }
  const width = Math.max(...sources.map((source) => source.length));
  const print = ({ source, text }: LogLine) =>
    console.log(sources.length === 1 ? text : `${source.padEnd(width)} │ ${text}`);
  readLogs(folder, sources, options.lines).forEach(print);
  if (!options.follow) return;
  const requests = listenForStop();
  process.stdout.once('error', () => process.exit(0)); // the reader, such as head, has seen enough
  for await (const line of followLogs(folder, sources, requests.stop)) print(line);
  requests.release();
}

function parseCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}
