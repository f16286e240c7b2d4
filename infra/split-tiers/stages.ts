import { parseStages } from '@scaleout/topology';

const threeTier = [
  { id: 'web', cpus: 1, memoryMb: 1024, tiers: ['web'] },
  { id: 'api', cpus: 1, memoryMb: 2048, tiers: ['api', 'worker', 'redis'] },
  { id: 'db', cpus: 1, memoryMb: 2048, tiers: ['database'] },
];

function replica(id: string, replicaOf = 'db') {
  return { id, cpus: 1, memoryMb: 2048, tiers: ['database'], replicaOf };
}

function primary(shard: number, from: number, to: number) {
  return { id: `db${shard}`, cpus: 1, memoryMb: 2048, tiers: ['database'], shard, tenants: [{ from, to }] };
}

/** What stage 7 keeps its data on: Redis, and two shards with a replica each. The stages after it have the same. */
export const shardedData = [
  { id: 'redis', cpus: 1, memoryMb: 1024, tiers: ['redis'] },
  primary(1, 1, 1000),
  replica('r1', 'db1'),
  primary(2, 2000, 3000),
  replica('r2', 'db2'),
];

/**
 * Stages 3 to 7: the database gets a computer of its own, then every tier does, then the database its replicas, and then it
 * becomes two.
 */
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
    computers: threeTier,
  },
  {
    number: 5,
    id: 'replica',
    title: 'three tiers and a read replica',
    lesson: 'Most of what people do is reading: the primary writes, a replica reads.',
    computers: [...threeTier, replica('r1')],
  },
  {
    number: 6,
    id: 'replicas',
    title: 'three tiers and two read replicas',
    lesson: 'Reads grow by one replica after another, and one may fail without a reader noticing.',
    computers: [...threeTier, replica('r1'), replica('r2')],
  },
  {
    number: 7,
    id: 'shards',
    title: 'two shards by tenant, each a primary with its replica',
    lesson:
      'Writes grow where each primary has its own tenants; and what everybody asks, Redis, stands alone.',
    computers: [
      { id: 'web', cpus: 1, memoryMb: 1024, tiers: ['web'] },
      { id: 'api', cpus: 1, memoryMb: 2048, tiers: ['api', 'worker'] },
      ...shardedData,
    ],
  },
]);
