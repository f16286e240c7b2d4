import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { runScenarios, scenarios, type Sizes } from '@scaleout/checks';
import { listenForStop } from '@scaleout/local';
import { parseCount } from '../terminal/parse-count.ts';
import { parseScenario } from '../terminal/parse-scenario.ts';
import { scenarioTable } from '../terminal/scenario-table.ts';

interface ConsistencyOptions extends Sizes {
  readonly scenario?: readonly string[];
  readonly seed: number;
  readonly json?: string;
  readonly controls?: true;
}

/** `scaleout check consistency`: what sessions are promised, over replicas and failovers. */
export function consistencyCommand(): Command {
  const names = scenarios.map(({ name }) => name).join(', ');
  return new Command('consistency')
    .summary('that nobody loses sight of what they wrote and saw')
    .description(
      'Runs API processes on a PostgreSQL primary with replicas and a Redis, has people write and read while computers are ' +
        'late, die and forget, and checks what everybody was shown. Ends with 1 where a promise was broken.',
    )
    .option('--scenario <name>', `one scenario, may be said again: ${names}`, parseScenario)
    .option('--people <number>', 'who write and read at the same time', parseCount, 24)
    .option('--pairs <number>', 'writes with a read after each, of late-replicas', parseCount, 100_000)
    .option('--failovers <number>', 'primaries that die, of failovers', parseCount, 20)
    .option('--seconds <number>', 'how long the other scenarios go on', parseCount, 60)
    .option('--seed <number>', 'number that decides what happens when', parseCount, 1)
    .option('--controls', 'also with guards taken away: each of these has to be found')
    .option('--json <file>', 'writes all that was measured and found into a file')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout check consistency
  ./scaleout check consistency --scenario late-replicas --pairs 5000 --controls
  ./scaleout check consistency --scenario failovers --scenario replica-killed --json report.json`,
    )
    .action(checkConsistency);
}

async function checkConsistency(options: ConsistencyOptions): Promise<void> {
  const { scenario: wanted, seed, json, controls = false, ...sizes } = options;
  const requests = listenForStop();
  const report = (line: string) => process.stdout.write(`  ${line}\n`);
  try {
    const results = await runScenarios({
      scenarios: scenarios.filter(({ name }) => wanted?.includes(name) ?? true),
      controls,
      sizes,
      seed,
      report,
      signal: requests.stop,
    });
    process.stdout.write(`\n${scenarioTable(results)}\n`);
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ options, results }, null, 2)}\n`);
    if (results.some(({ isAsPromised }) => !isAsPromised)) process.exitCode = 1;
  } catch (error) {
    if (!requests.stop.aborted) throw error;
    report('Stopped: nothing of it is left running.');
    process.exitCode = 130;
  } finally {
    requests.release();
  }
}
