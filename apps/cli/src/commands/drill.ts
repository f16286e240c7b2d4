import { Command } from 'commander';
import { drills, runDrill, walk, type Drill } from '@scaleout/drills';
import { LaunchError, listenForStop, stageTools } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { runningStage } from '../running-stage.ts';
import { findStage } from '../stages.ts';
import { columns } from '../terminal/columns.ts';
import { drillTable } from '../terminal/drill-table.ts';
import { parseCount } from '../terminal/parse-count.ts';
import { Progress } from '../terminal/progress.ts';

interface DrillFlags {
  readonly stage?: string;
  readonly list?: true;
  readonly to?: string;
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
    .argument('[name]', `which: ${[...drills.map(({ name }) => name), 'walk'].join(', ')}`)
    .option('--list', 'say what each does and needs')
    .option('--to <stage>', 'of walk: which stage it is to be meanwhile')
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
  ./scaleout drill walk --to shards
  ./scaleout drill replica --stage replicas --seconds 20 --json`,
    )
    .action(drill);
}

async function drill(
  named: string | undefined,
  { stage: id, rate, json, to: target, ...flags }: DrillFlags,
): Promise<void> {
  const to = target === undefined ? undefined : findStage(target);
  const chosen = chooseDrill(named, to);
  if (flags.list || !chosen) {
    console.log(
      columns(
        [...drills, walk(undefined)].map(({ name, summary, needs }) => [name, `${summary}; needs ${needs}`]),
      ),
    );
    return;
  }
  const stage = runningStage(id);
  const progress = new Progress(json ? process.stderr : process.stdout);
  const requests = listenForStop();
  try {
    if (to !== undefined) await stageTools(to, progress.step);
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

/** @throws LaunchError where there is none of that name, or it is not said to which stage it walks */
function chooseDrill(name: string | undefined, to: Stage | undefined): Drill | undefined {
  const all = [...drills, walk(to)];
  const found = all.find((each) => each.name === name);
  if (to !== undefined && found?.name !== 'walk') {
    throw new LaunchError('--to is for the drill walk alone.', {
      mend: './scaleout drill --help has examples.',
    });
  }
  if (found || name === undefined) return found;
  throw new LaunchError(`There is no drill ${name}.`, {
    mend: `There are ${all.map((each) => each.name).join(', ')}.`,
  });
}
