import { expect, it } from 'vitest';
import { parseStage, type Computer, type Stage } from '@scaleout/topology';
import { planWalk } from './plan-walk.ts';

type Told = Pick<Computer, 'id' | 'tiers'> & Partial<Computer>;

function stage(id: string, ...computers: Told[]): Stage {
  return parseStage({
    ...{ number: 200, id, title: id, lesson: 'none' },
    computers: computers.map((computer) => ({ cpus: 1, memoryMb: 512, ...computer })),
  });
}

const oneBox = stage('one-box', { id: 'c1', tiers: ['web', 'api', 'worker', 'redis', 'database'] });
const threeTier = stage(
  'three-tier',
  { id: 'web', tiers: ['web'] },
  { id: 'api', tiers: ['api', 'worker', 'redis'] },
  { id: 'db', tiers: ['database'] },
);
const front: Told[] = [
  { id: 'web', tiers: ['web'] },
  { id: 'api', tiers: ['api', 'worker', 'redis'] },
];
const replicas = stage(
  'replicas',
  ...front,
  { id: 'db', tiers: ['database'] },
  { id: 'r1', tiers: ['database'], replicaOf: 'db' },
  { id: 'r2', tiers: ['database'], replicaOf: 'db' },
);
const shards = stage(
  'shards',
  ...front,
  { id: 'db1', tiers: ['database'], shard: 1, tenants: [{ from: 1, to: 1000 }] },
  { id: 'r1', tiers: ['database'], replicaOf: 'db1' },
  { id: 'db2', tiers: ['database'], shard: 2, tenants: [{ from: 2000, to: 3000 }] },
  { id: 'r2', tiers: ['database'], replicaOf: 'db2' },
);
const behindBalancer = stage(
  'behind-balancer',
  { id: 'lb', tiers: ['load-balancer'] },
  { id: 'web', tiers: ['web'] },
  { id: 'web2', tiers: ['web'] },
  ...threeTier.computers.slice(1),
);

function deeds(from: Stage, to: Stage): string[] {
  return planWalk(from, to).map(({ deed: { kind, ...what } }) => [kind, ...Object.values(what)].join(' '));
}

it('brings the data to their new computer before what asks them, and takes away last', () => {
  expect(deeds(oneBox, threeTier)).toEqual([
    'add-replica db',
    'promote db',
    'remove-replica c1',
    'move-redis',
    'renew api',
    'renew worker',
    'move-fronts',
  ]);
});

it('takes a replica out of one shard before it is of another, and moves publications when both are whole', () => {
  expect(deeds(replicas, shards)).toEqual([
    'remove-replica r2',
    'add-replica db1',
    'promote db1',
    'remove-replica db',
    'add-shard 2 db2',
    'add-replica r2',
    'balance',
  ]);
});

it('empties a shard before its computers are of use elsewhere', () => {
  expect(deeds(shards, replicas)).toEqual([
    'remove-shard 2',
    'add-replica db',
    'add-replica r2',
    'promote db',
    'remove-replica db1',
  ]);
});

it('changes all by whom people come in at once, because one without the other leads nowhere', () => {
  expect(deeds(threeTier, behindBalancer)).toEqual(['move-fronts']);
});

it('makes computers bigger first and smaller last', () => {
  const [box] = oneBox.computers;
  const big = stage('big', { ...box!, cpus: 2 });
  expect(deeds(oneBox, big)).toEqual(['resize']);
  expect(deeds(big, threeTier).at(-1)).toBe('move-fronts');
});

it('has no step where nothing changes but the name', () => {
  expect(planWalk(replicas, { ...replicas, id: 'other' })).toEqual([]);
});

const all = [oneBox, threeTier, replicas, shards, behindBalancer];

it.each(
  all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from.id, to.id, from, to] as const)),
)('from %s to %s every stage between may be started', (_from, _to, from, to) => {
  const steps = planWalk(from, to);
  for (const { after } of steps) expect(parseStage(after)).toEqual(after);
  const reached = steps.at(-1)?.after.computers.map(({ id }) => id);
  expect(reached?.sort()).toEqual(to.computers.map(({ id }) => id).sort());
});

it('refuses a way on which two primaries would have to change places', () => {
  const swapped = stage(
    'swapped',
    ...front,
    { id: 'db2', tiers: ['database'], shard: 1, tenants: [{ from: 1, to: 1000 }] },
    { id: 'db1', tiers: ['database'], shard: 2, tenants: [{ from: 2000, to: 3000 }] },
  );
  expect(() => planWalk(shards, swapped)).toThrow('There is no way from shards to swapped while it runs');
});
