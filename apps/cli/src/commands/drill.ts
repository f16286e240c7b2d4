import { Command, InvalidArgumentError } from 'commander';
import { drills, runDrill, type Drill } from '@scaleout/drills';
import { listenForStop } from '@scaleout/local';
import { runningStage } from '../running-stage.ts';
import { columns } from '../terminal/columns.ts';
import { drillTable } from '../terminal/drill-table.ts';
import { parseCount } from '../terminal/parse-count.ts';
import { Progress } from '../terminal/progress.ts';

interface DrillFlags {
  readonly stage?: string;
  readonly list?: true;
  readonly json?: true;
  readonly seconds: number;
  readonly people: number;
  readonly rate: number;
}

/** `scaleout drill`: does on purpose what happens to computers. */
export function drillCommand(): Command {
  return new Command('drill')
    .summary('break a computer on purpose, and see what people notice')
    .description(
      'Has people write and read by the front door of a running stage, breaks something of it, mends it, and says what they noticed: ' +
        'failed requests, for how long none was answered, and what became of what was acknowledged. Ctrl-C mends what it broke.',
    )
    .argument('[name]', `which: ${drills.map(({ name }) => name).join(', ')}`, parseDrill)
    .option('--list', 'say what each does and needs')
    .option('--stage <stage>', 'of which running stage, where there are several')
    .option('--seconds <number>', 'how long it looks before, while it is broken, and after', parseCount, 8)
    .option('--people <number>', 'who write and read', parseCount, 12)
    .option('--rate <number>', 'requests a second of all of them together', parseCount, 30)
    .option('--json', 'print JSON: the report')
    .addHelpText(
      'after',
      `
Ends with 1 where an acknowledged write was lost or doubled.

Examples:
  ./scaleout drill --list
  ./scaleout drill api
  ./scaleout drill replica --stage replicas --seconds 20 --json`,
    )
    .action(drill);
}

async function drill(
  chosen: Drill | undefined,
  { stage: id, rate, json, ...flags }: DrillFlags,
): Promise<void> {
  if (flags.list || !chosen) {
    console.log(columns(drills.map(({ name, summary, needs }) => [name, `${summary}; needs ${needs}`])));
    return;
  }
  const stage = runningStage(id);
  const progress = new Progress(json ? process.stderr : process.stdout);
  const requests = listenForStop();
  try {
    const options = { ...flags, stage, drill: chosen, perSecond: rate };
    const result = await runDrill({ ...options, report: progress.step, signal: requests.stop });
    progress.done();
    console.log(json ? JSON.stringify(result, null, 2) : `\n${drillTable(result)}`);
    if (result.journal.lost + result.journal.doubled > 0) process.exitCode = 1;
  } catch (error) {
    progress.failed();
    if (!requests.stop.aborted) throw error;
    (json ? process.stderr : process.stdout).write('Stopped: what it broke is mended.\n');
    process.exitCode = 130;
  } finally {
    requests.release();
  }
}

function parseDrill(name: string): Drill {
  const found = drills.find((each) => each.name === name);
  if (found) return found;
  throw new InvalidArgumentError(`There are ${drills.map((each) => each.name).join(', ')}.`);
}
