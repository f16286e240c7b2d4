import { shardedData } from '@scaleout/split-tiers';
import { parseStages } from '@scaleout/topology';

function three(tier: string, memoryMb: number) {
  return [1, 2, 3].map((number) => ({ id: `${tier}${number}`, cpus: 1, memoryMb, tiers: [tier] }));
}

const pool = [
  ...three('api', 2048),
  { id: 'worker', cpus: 1, memoryMb: 1024, tiers: ['worker'] },
  ...shardedData,
];

const names = { id: 'dns', cpus: 1, memoryMb: 512, tiers: ['dns'] };

/** Stages 8 to 10: the middleware becomes several computers, then the web tier does, and then something is put before it. */
export const elbClusterStages = parseStages([
  {
    number: 8,
    id: 'api-pool',
    title: 'three API computers and a worker behind one web server',
    lesson:
      'An API process keeps nothing that another would miss: any of them answers anyone, so more of them answer more.',
    computers: [{ id: 'web', cpus: 1, memoryMb: 1024, tiers: ['web'] }, ...pool],
  },
  {
    number: 9,
    id: 'dns',
    title: 'three web servers, found by DNS round robin',
    lesson:
      'A name may have many addresses: the front door grows, and one in three knocks at a door that is gone.',
    computers: [names, ...three('web', 1024), ...pool],
  },
  {
    number: 10,
    id: 'elb',
    title: 'a load balancer before the web servers, and the name points at it',
    lesson:
      'One address that people keep, and behind it only those who are well: servers come and go unseen.',
    computers: [
      names,
      { id: 'lb', cpus: 1, memoryMb: 1024, tiers: ['load-balancer'] },
      ...three('web', 1024),
      ...pool,
    ],
  },
]);
