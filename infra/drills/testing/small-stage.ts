import { parseStages } from '@scaleout/topology';

const computer = { cpus: 1, memoryMb: 512 };

/** As few computers as there can be with two of the API and a replica. */
export const [smallStage] = parseStages([
  {
    number: 241,
    id: 'drilled',
    title: 'two API computers and a replica',
    lesson: 'none',
    computers: [
      { ...computer, id: 'front', tiers: ['web', 'worker', 'redis'] },
      { ...computer, id: 'api1', tiers: ['api'] },
      { ...computer, id: 'api2', tiers: ['api'] },
      { ...computer, id: 'db', tiers: ['database'] },
      { ...computer, id: 'r1', tiers: ['database'], replicaOf: 'db' },
    ],
  },
]);
