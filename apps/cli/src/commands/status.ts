import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { knownStages, listenForStop, lookAtStage, type StageStatus } from '@scaleout/local';
import { findStageNow, knownHere } from '../stages.ts';
import { statusTable } from '../terminal/status-table.ts';

const WATCH_MS = 2_000;

interface StatusOptions {
  readonly watch?: true;
  readonly json?: true;
}

/** `scaleout status`: computers, tiers, ports, health. */
export function statusCommand(): Command {
  return new Command('status')
    .summary('show computers, tiers, addresses, load, health')
    .description(
      'Shows the stages that were started here: their computers and tiers, addresses, load and health.',
    )
    .argument('[stage]', 'which stage; all when none is named')
    .option('-w, --watch', 'go on, every two seconds, until Ctrl-C')
    .option('--json', 'print JSON: a list of stages')
    .addHelpText(
      'after',
      `
Exits with 1 when a stage that should run is not whole.

Examples:
  ./scaleout status
  ./scaleout status elb --watch
  ./scaleout status one-box --json`,
    )
    .action(async (id: string | undefined, { watch, json }: StatusOptions) => {
      const known = new Set(knownStages());
      const shown =
        id === undefined
          ? knownHere()
              .filter((stage) => known.has(stage.id))
              .map((stage) => findStageNow(stage.id))
          : [findStageNow(id)];
      const look = () => Promise.all(shown.map((stage) => lookAtStage(stage)));
      if (watch) return watchStages(look);
      const list = await look();
      console.log(json ? JSON.stringify(list, null, 2) : statusTable(list));
      if (list.some(isBroken)) process.exitCode = 1;
    });
}

async function watchStages(look: () => Promise<StageStatus[]>): Promise<void> {
  const requests = listenForStop();
  while (!requests.stop.aborted) {
    const table = statusTable(await look());
    process.stdout.write(process.stdout.isTTY ? `\u001b[2J\u001b[H${table}\n` : `${table}\n\n`);
    await sleep(WATCH_MS, undefined, { signal: requests.stop }).catch(() => undefined); // Ctrl-C ends the wait
  }
  requests.release();
}

function isBroken({ phase, computers }: StageStatus): boolean {
  if (phase === 'orphaned') return true;
  return phase === 'ready' && computers.some(({ tiers }) => tiers.some(({ health }) => health !== 'ready'));
}
