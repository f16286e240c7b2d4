import { parseStages } from '@scaleout/topology';
import { runInLab } from '../stage/run-in-lab.ts';

/** A share of a core that leaves room on two of them, and is felt. */
export const unit = 0.4;

const computer = { cpus: 1, memoryMb: 512 };

/** Two of each that can be several, and names that lead to them. */
export const [smallStage] = parseStages([
  {
    number: 242,
    id: 'small',
    title: 'seven computers',
    lesson: 'none',
    computers: [
      { ...computer, id: 'names', tiers: ['dns', 'redis', 'worker'] },
      { ...computer, id: 'web1', tiers: ['web'] },
      { ...computer, id: 'web2', tiers: ['web'] },
      { ...computer, id: 'api1', tiers: ['api'] },
      { ...computer, id: 'api2', tiers: ['api'], cpus: 2 },
      { ...computer, id: 'db', tiers: ['database'] },
      { ...computer, id: 'r1', tiers: ['database'], replicaOf: 'db' },
    ],
  },
]);

const never = new AbortController().signal;

/** Starts it as people do who leave it running: its supervisor lives on by itself. */
export async function startSmallStage(prefix: string, root: string): Promise<void> {
  await runInLab({
    ...{ stage: smallStage!, fresh: false, unit, prefix, root, report: () => undefined },
    requests: { stop: never, force: never, release: () => undefined },
  });
}
