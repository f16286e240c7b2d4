import { Command } from 'commander';
import { knownStages, stageStatus, type StageStatus } from '@scaleout/local';
import { findStage, knownHere } from '../stages.ts';
import { columns } from '../terminal/columns.ts';

const phases: Record<StageStatus['phase'], string> = {
  starting: 'is starting',
  ready: 'is running',
  stopping: 'is stopping',
  stopped: 'is not running',
  orphaned: 'was killed and has left processes; ./scaleout down clears them away',
};

/** `scaleout status`: computers, tiers, ports, health. */
export function statusCommand(): Command {
  return new Command('status')
    .summary('show computers, tiers, ports, health')
    .description('Shows the stages that were started here: their computers and tiers, ports and health.')
    .argument('[stage]', 'which stage; all when none is named')
    .option('--json', 'print JSON: a list of stages')
    .addHelpText(
      'after',
      `
Exits with 1 when a stage that should run is not whole.

Examples:
  ./scaleout status
  ./scaleout status one-box --json`,
    )
    .action(async (id: string | undefined, options: { json?: true }) => {
      const known = new Set(knownStages());
      const shown = id === undefined ? knownHere().filter((stage) => known.has(stage.id)) : [findStage(id)];
      const list = await Promise.all(shown.map(stageStatus));
      console.log(options.json ? JSON.stringify(list, null, 2) : render(list));
      if (list.some(isBroken)) process.exitCode = 1;
    });
}

function isBroken({ phase, computers }: StageStatus): boolean {
  if (phase === 'orphaned') return true;
  return phase === 'ready' && computers.some(({ tiers }) => tiers.some(({ health }) => health !== 'ready'));
}

function render(list: readonly StageStatus[]): string {
  return list.length === 0
    ? 'No stage was started here yet: ./scaleout up'
    : list.map(renderStage).join('\n\n');
}

function renderStage({ stage, phase, url, computers }: StageStatus): string {
  const title = `${stage} ${phases[phase]}${phase === 'ready' && url !== null ? ` at ${url}` : ''}`;
  if (phase === 'stopped') return title;
  const rows = computers.flatMap(({ id, tiers }) =>
    tiers.map(({ tier, host, port, pid, health, role, shard }) => [
      id,
      [tier, role === null ? '' : `, ${role}`, shard === null ? '' : ` of shard ${shard}`].join(''),
      host === null || port === null ? '-' : `${host}:${port}`,
      pid?.toString() ?? '-',
      health,
    ]),
  );
  return `${title}\n${columns([['computer', 'tier', 'address', 'process', 'health'], ...rows])}`;
}
