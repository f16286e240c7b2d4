import { parseStages } from '@scaleout/topology';

/** Stages 3 and 4: the database gets a computer of its own, then every tier does. */
export const splitTiersStages = parseStages([
  {
    number: 3,
    id: 'split-db',
    title: 'the database on a computer of its own',
    lesson:
      'Requests want CPU, the database wants memory and a quiet disk: apart, neither waits for the other.',
    computers: [
      { id: 'c1', cpus: 1, memoryMb: 2048, tiers: ['web', 'api', 'worker', 'redis'] },
      { id: 'c2', cpus: 1, memoryMb: 2048, tiers: ['database'] },
    ],
  },
  {
    number: 4,
    id: 'three-tier',
    title: 'web, middleware and database, each on its own computer',
    lesson:
      'Each tier is sized, changed and scaled by itself; the way to the database leads through the middle alone.',
    computers: [
      { id: 'web', cpus: 1, memoryMb: 1024, tiers: ['web'] },
      { id: 'api', cpus: 1, memoryMb: 2048, tiers: ['api', 'worker', 'redis'] },
      { id: 'db', cpus: 1, memoryMb: 2048, tiers: ['database'] },
    ],
  },
]);
