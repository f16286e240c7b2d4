import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { runMoves, type MovesResult } from '@scaleout/checks';
import { listenForStop } from '@scaleout/local';
import { movesTable } from '../terminal/moves-table.ts';
import { parseCount } from '../terminal/parse-count.ts';

interface MovesFlags {
  readonly moves: number;
  readonly publications: number;
  readonly people: number;
  readonly controls?: true;
  readonly json?: string;
}

/** `scaleout check moves`: what is promised while publications move from shard to shard. */
export function checkMovesCommand(): Command {
  return new Command('moves')
    .summary('that nothing is lost or doubled while publications move')
    .description(
      'Runs two shards with a replica each and two API processes, has people write and read while publications move, kills the ' +
        'mover at each step and has an API process hang across the flip, and looks where every row is in the end. Ends with 1 ' +
        'where a promise was broken.',
    )
    .option('--moves <number>', 'so many; with 24 the mover is killed at each of its steps', parseCount, 24)
    .option('--publications <number>', 'that are moved, in turn', parseCount, 4)
    .option('--people <number>', 'who write and read at the same time', parseCount, 48)
    .option('--controls', 'also without the guard that looks at fences: that has to be found')
    .option('--json <file>', 'writes all that was measured and found into a file')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout check moves
  ./scaleout check moves --moves 6 --people 16 --controls
  ./scaleout check moves --moves 100 --people 96 --json report.json`,
    )
    .action(checkMoves);
}

async function checkMoves({ json, controls, ...sizes }: MovesFlags): Promise<void> {
  const requests = listenForStop();
  const report = (line: string) => process.stdout.write(`  ${line}\n`);
  try {
    const results: MovesResult[] = [];
    for (const unfenced of controls ? [false, true] : [false]) {
      results.push(await runMoves({ ...sizes, unfenced, report, signal: requests.stop }));
    }
    process.stdout.write(`\n${movesTable(results)}\n`);
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ sizes, results }, null, 2)}\n`);
    if (results.some(({ isAsPromised }) => !isAsPromised)) process.exitCode = 1;
  } catch (error) {
    if (!requests.stop.aborted) throw error;
    report('Stopped: nothing of it is left running.');
    process.exitCode = 130;
  } finally {
    requests.release();
  }
}
