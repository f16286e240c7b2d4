import { parseStages } from '@scaleout/topology';

const computer = { cpus: 1, memoryMb: 512 };

/** A box, and a stage that is reached from it by every kind of step but those of replicas that stay. */
export const [box, apart] = parseStages([
  {
    number: 242,
    id: 'box',
    title: 'one computer',
    lesson: 'none',
    computers: [{ ...computer, id: 'c1', tiers: ['web', 'api', 'worker', 'redis', 'database'] }],
  },
  {
    number: 243,
    id: 'apart',
    title: 'two shards behind a load balancer',
    lesson: 'none',
    computers: [
      { ...computer, id: 'lb', tiers: ['load-balancer'] },
      { ...computer, id: 'web', tiers: ['web'] },
      { ...computer, id: 'api', tiers: ['api', 'worker'] },
      { ...computer, id: 'redis', tiers: ['redis'] },
      { ...computer, id: 'db1', tiers: ['database'], tenants: [{ from: 1, to: 1000 }] },
      { ...computer, id: 'db2', tiers: ['database'], shard: 2, tenants: [{ from: 2000, to: 3000 }] },
    ],
  },
]);
