import type { StageStatus } from '@scaleout/local';
import { columns } from './columns.ts';

type ComputerStatus = StageStatus['computers'][number];
type TierStatus = ComputerStatus['tiers'][number];

const phases: Record<StageStatus['phase'], string> = {
  starting: 'is starting',
  ready: 'is running',
  stopping: 'is stopping',
  stopped: 'is not running',
  orphaned: 'was killed and has left processes; ./scaleout down clears them away',
};

const MIB = 1_048_576;
const heads = ['computer', 'tier', 'address', 'process', 'health', 'CPU', 'of', 'throttled', 'memory'];

/** Stages as people read them: a line for each tier, and what its computer takes beside the first of them. */
export function statusTable(list: readonly StageStatus[]): string {
  return list.length === 0
    ? 'No stage was started here yet: ./scaleout up'
    : list.map(stageTable).join('\n\n');
}

function stageTable({ stage, phase, url, computers }: StageStatus): string {
  const title = `${stage} ${phases[phase]}${phase === 'ready' && url !== null ? ` at ${url}` : ''}`;
  if (phase === 'stopped') return title;
  return `${title}\n${columns([heads, ...computers.flatMap(rows)])}`;
}

function rows(computer: ComputerStatus): string[][] {
  return computer.tiers.map((tier, at) => [
    at === 0 ? computer.id : '',
    describe(tier),
    tier.host === null || tier.port === null ? '-' : `${tier.host}:${tier.port}`,
    tier.pid?.toString() ?? '-',
    computer.off ? 'off' : tier.health,
    ...(at === 0 ? loadOf(computer) : []),
  ]);
}

function describe({ tier, role, shard }: TierStatus): string {
  return [tier, role === null ? '' : `, ${role}`, shard === null ? '' : ` of shard ${shard}`].join('');
}

/** In hundredths of a processor, as everybody knows them from `top`. */
function loadOf({ cpu, memoryBytes }: ComputerStatus): string[] {
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '-' : `${Math.round(share * 100)} %`;
  const memory = memoryBytes === null ? '-' : `${Math.round(memoryBytes / MIB)} MiB`;
  return [percent(cpu?.used), percent(cpu?.cap), percent(cpu?.throttled), memory];
}
