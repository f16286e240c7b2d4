import { parseStage, type Stage, type Tier } from '@scaleout/topology';

/** Equal seeds, equal stages: each whole, of up to 4 shards with up to 3 replicas, with tiers together or apart. */
export function randomStage(seed: number): Stage {
  const random = sequence(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const computer = (id: string, ...tiers: Tier[]) => ({
    id,
    cpus: 1 + upTo(1),
    memoryMb: 512 + 512 * upTo(3),
    tiers,
  });
  const many = (id: string, count: number, ...tiers: Tier[]) =>
    Array.from({ length: count }, (_, at) => computer(`${id}-${at + 1}`, ...tiers));
  const webs = 1 + upTo(2);
  const leads = webs > 1 || random() < 0.5;
  const shards = 1 + upTo(3);
  const apart = random() < 0.5;
  return parseStage({
    number: 11,
    id: `random-${seed}`,
    title: 'made up',
    lesson: 'none',
    computers: [
      ...(leads ? [computer('end', 'dns')] : []),
      ...(random() < 0.5 ? [computer('graph', 'load-balancer')] : []),
      ...many('web', leads ? webs : 1, 'web'),
      ...(apart
        ? [
            ...many('api', 1 + upTo(4), 'api'),
            ...many('worker', 1 + upTo(1), 'worker'),
            computer('redis', 'redis'),
          ]
        : [computer('mid', 'api', 'worker', 'redis')]),
      ...Array.from({ length: shards }, (_, at) => [
        {
          ...computer(`db${at + 1}`, 'database'),
          ...(shards > 1 && { shard: at + 1, tenants: [{ from: at * 1000 + 1, to: at * 1000 + 500 }] }),
        },
        ...many(`r${at + 1}`, upTo(3), 'database').map((replica) => ({
          ...replica,
          replicaOf: `db${at + 1}`,
        })),
      ]).flat(),
    ],
  });
}

/** Numbers from 0 to below 1 (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
