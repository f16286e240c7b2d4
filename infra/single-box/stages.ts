import { parseStages } from '@scaleout/topology';

/** Stages 1 and 2: every tier on one computer, then on one twice the size. */
export const singleBoxStages = parseStages([
  {
    number: 1,
    id: 'one-box',
    title: 'one computer, every tier on it',
    lesson: 'Everything begins here: one computer is simple, and serves more people than one thinks.',
    computers: [{ id: 'c1', cpus: 1, memoryMb: 2048, tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
  {
    number: 2,
    id: 'scale-up',
    title: 'the same on a computer twice the size',
    lesson: 'Scale up before you scale out: a bigger computer changes nothing but the bill.',
    computers: [{ id: 'c1', cpus: 2, memoryMb: 4096, tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
]);
