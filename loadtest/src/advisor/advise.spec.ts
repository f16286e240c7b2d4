import { describe, expect, it } from 'vitest';
import type { Stage } from '@scaleout/topology';
import type { ComputerUse } from '../results/stage/plateau.schema.ts';
import type { Signal } from '../results/stage/signal.schema.ts';
import { ladder, resized, rung } from '../testing/ladder.ts';
import { pretendedPlateau, pretendedResult, type PretendedPlateau } from '../testing/pretended-result.ts';
import type { Advice } from './advice.ts';
import { advise } from './advise.ts';

// All cases are made by hand: nobody measured them. That real ones are judged alike, recorded runs have to show.

const UNIT = 0.15;

/** CPU of a stage's computers, as shares of their caps; 20 % where nothing is said. */
function uses(stage: Stage, shares: Readonly<Record<string, number>>): ComputerUse[] {
  return stage.computers.map(({ id, cpus }) => {
    const share = shares[id] ?? 0.2;
    return {
      id,
      capCores: cpus * UNIT,
      usedCores: share * cpus * UNIT,
      throttledShare: share > 0.8 ? 0.9 : 0.1,
    };
  });
}

interface Case extends Omit<PretendedPlateau, 'rate'> {
  readonly shares?: Readonly<Record<string, number>>;
  readonly writeShare?: number;
}

/** Advice on a stage that held 10 visits a second, and not 12. */
function adviceOn(stage: Stage, { shares = {}, writeShare = 0.05, ...over }: Case): Advice {
  const computers = uses(stage, shares);
  const broken = pretendedPlateau({ rate: 12, p95: 900, computers, ...over });
  const writes = Math.round(broken.whole.requests * writeShare);
  return advise(
    pretendedResult(stage, [
      pretendedPlateau({ rate: 10, computers: uses(stage, {}) }),
      { ...broken, whole: { ...broken.whole, writes } },
    ]),
    ladder,
  );
}

function signal(computer: string, name: Signal['signal'], mean: number, of?: string): Signal {
  return { computer, signal: name, looks: 20, mean, most: mean * 2, ...(of !== undefined && { of }) };
}

const next = ({ steps: [step] }: Advice) => step && [step.id, step.stage, step.command];
const idle = ({ wouldNotHelp }: Advice) => wouldNotHelp.map(({ id }) => id);

describe('the next step, in the order of the lecture', () => {
  it.each<[string, string, Case, string, string]>([
    ['one box', 'one-box', { shares: { c1: 1 } }, 'scale-up', 'scale-up'],
    ['a box twice the size', 'scale-up', { shares: { c1: 1 } }, 'database-apart', 'split-db'],
    ['a box without the database', 'split-db', { shares: { c1: 1 } }, 'tiers-apart', 'three-tier'],
    ['a primary that is read', 'three-tier', { shares: { db: 1 } }, 'replica', 'replica'],
    ['a primary that is written', 'three-tier', { shares: { db: 1 }, writeShare: 0.6 }, 'shard', 'shards'],
    ['a full replica', 'replica', { shares: { r1: 1 } }, 'replica', 'replicas'],
    ['a primary with idle replicas', 'replicas', { shares: { db: 1 } }, 'shard', 'shards'],
    ['the middleware', 'three-tier', { shares: { api: 1 } }, 'api-server', 'api-pool'],
    ['the middleware of shards', 'shards', { shares: { api: 1 } }, 'api-server', 'api-pool'],
    ['the web server', 'api-pool', { shares: { web: 1 } }, 'web-server', 'dns'],
    ['the web servers', 'dns', { shares: { web1: 1, web2: 1, web3: 1 } }, 'load-balancer', 'elb'],
  ])('%s', (_, id, seen, step, stage) => {
    const advice = adviceOn(rung(id), seen);
    expect(advice.verdict).toBe('saturated');
    expect(next(advice)).toEqual([step, stage, `./scaleout to ${stage}`]);
  });
});

describe('a tier that is small on purpose', () => {
  const elb = rung('elb');
  it.each([
    ['load-balancer', ['lb']],
    ['web', ['web1', 'web2', 'web3']],
    ['api', ['api1', 'api2', 'api3']],
    ['worker', ['worker']],
    ['redis', ['redis']],
    ['database (primary)', ['db1', 'db2']],
    ['database (replica)', ['r1', 'r2']],
  ])('%s is named, and can be made bigger where it stands', (name, computers) => {
    const small = resized(elb, Object.fromEntries(computers.map((id) => [id, 0.5])));
    const advice = adviceOn(small, { shares: Object.fromEntries(computers.map((id) => [id, 0.96])) });
    expect(advice.saturated.map((tier) => [tier.name, tier.computers])).toEqual([[name, computers]]);
    expect(advice.saturated[0]!.evidence[0]).toBe(
      `${computers[0]} used 96 % of its CPU (0.072 of 0.075 cores) and was held back in 90 % of its periods.`,
    );
    expect(next(advice)).toEqual([
      'scale-up',
      null,
      computers.map((id) => `./scaleout size ${id} 1`).join(' && '),
    ]);
  });

  it('is not advised to grow where the ladder has no bigger computer', () => {
    expect(adviceOn(elb, { shares: { lb: 1 } }).steps.map(({ id }) => id)).toEqual(['load-balancer']);
    expect(adviceOn(elb, { shares: { worker: 1 } }).steps).toMatchObject([
      { id: 'worker-apart', stage: null, why: expect.stringContaining('lets no more people in') },
    ]);
  });
});

describe('what would not help', () => {
  it('is a replica or a shard where the database has much left, and web servers where these have', () => {
    const advice = adviceOn(rung('three-tier'), { shares: { api: 1, db: 0.4 } });
    expect(idle(advice)).toEqual(['replica', 'shard', 'load-balancer', 'web-server']);
    expect(advice.wouldNotHelp[0]!.why).toBe('the databases use 40 % of their CPU at most.');
  });

  it('is not said of a tier that is nearly full', () => {
    expect(idle(adviceOn(rung('three-tier'), { shares: { api: 1, db: 0.8 } }))).not.toContain('replica');
  });

  it('is a replica where the primary writes', () => {
    const advice = adviceOn(rung('replicas'), { shares: { db: 1 }, writeShare: 0.55 });
    expect(advice.wouldNotHelp).toContainEqual({
      id: 'replica',
      what: expect.any(String),
      why: '55 % of the requests write; only primaries take writes, and each replica repeats them all.',
    });
  });

  it('is a shard where the shards there are share the work badly: publications move instead', () => {
    const advice = adviceOn(rung('shards'), { shares: { db1: 1, db2: 0.3 } });
    expect(next(advice)).toEqual(['spread-tenants', null, './scaleout tenants rebalance --by load']);
    expect(idle(advice)).toContain('shard');
  });

  it('is a load balancer for web servers that are evenly full: it is advised as no gain by itself', () => {
    const even = adviceOn(rung('dns'), { shares: { web1: 1, web2: 1, web3: 1 } });
    expect(even.steps[0]!.why).toContain('By itself it carries no more');
    const uneven = adviceOn(rung('dns'), { shares: { web1: 1, web2: 0.5, web3: 0.3 } });
    expect(uneven.steps[0]!.why).toContain('web1 used 0.15 cores and web3 0.045');
  });
});

describe('a computer that tiers share', () => {
  it('names who takes most of it, and gives that one its own', () => {
    const stage = rung('three-tier');
    const computers = uses(stage, { api: 1 }).map((use) =>
      use.id === 'api' ? { ...use, usedByTier: { api: 0.05, worker: 0.01, redis: 0.09 } } : use,
    );
    const advice = adviceOn(stage, { computers });
    expect(advice.saturated[0]!.evidence[0]).toContain('redis 60 %, api 33 %, worker 7 %');
    expect(advice.steps.map(({ id, stage }) => [id, stage])).toEqual([
      ['redis-apart', 'shards'],
      ['api-server', 'api-pool'],
    ]);
  });
});

describe('a tier that waits though there is CPU left', () => {
  const replica = rung('replica');
  it.each<[string, Signal[], string, string | undefined]>([
    ['locks', [signal('db', 'database-sessions', 4, 'Lock')], 'database (primary)', 'shard'],
    ['a late replica', [signal('r1', 'replica-lag', 3_000)], 'database (replica)', 'replica'],
    ['an event loop', [signal('api', 'event-loop-lag', 400)], 'api', 'api-server'],
    ['a small pool', [signal('api', 'pool-waiting', 6, 'primary')], 'api', 'more-connections'],
    ['refused connections', [signal('web', 'refused-connections', 3)], 'web', 'web-server'],
    ['jobs', [signal('api', 'queue-depth', 900, 'mail')], 'worker', undefined],
  ])('%s', (_, signals, name, step) => {
    const advice = adviceOn(replica, { signals, writeShare: 0.1, shares: { r1: 0.95 * 0.7 } });
    expect(advice.saturated.map((tier) => tier.name)).toEqual([name]);
    if (step !== undefined) expect(advice.steps.map(({ id }) => id)).toContain(step);
  });

  it('is the web servers where HAProxy keeps requests waiting', () => {
    const advice = adviceOn(rung('elb'), { signals: [signal('lb', 'haproxy-queue', 8, 'web')] });
    expect(advice.saturated).toMatchObject([{ name: 'web', computers: ['web1', 'web2', 'web3'] }]);
  });

  it('is not told of where a computer is full, since what waits for it waits elsewhere', () => {
    const advice = adviceOn(replica, { shares: { db: 1 }, signals: [signal('api', 'pool-waiting', 20)] });
    expect(advice.saturated.map(({ name }) => name)).toEqual(['database (primary)']);
  });

  it('is not made of sessions that are at work, or that wait for their client', () => {
    const signals = [
      signal('db', 'database-sessions', 9, 'CPU'),
      signal('db', 'database-sessions', 9, 'Client'),
    ];
    expect(adviceOn(replica, { signals }).verdict).toBe('nothing-saturated');
  });
});

describe('nothing is advised', () => {
  it('where nothing is full, and what was not kept is said', () => {
    const advice = adviceOn(rung('elb'), { p95: 40, failed: 30 });
    expect(advice).toMatchObject({ verdict: 'nothing-saturated', steps: [] });
    expect(advice.summary).toContain(
      '2.5 % of the requests failed, which is a fault rather than a want of computers',
    );
  });

  it.each(['generator', 'machine'] as const)('where the %s gave out first', (limitedBy) => {
    const stage = rung('one-box');
    const computers = uses(stage, { c1: 1 });
    const result = pretendedResult(stage, [
      pretendedPlateau({ rate: 10 }),
      pretendedPlateau({ rate: 12, p95: 900, computers, limitedBy }),
    ]);
    expect(advise(result, ladder)).toMatchObject({ verdict: 'not-counted', saturated: [], steps: [] });
  });

  it('where the limits were kept to the end', () => {
    const result = pretendedResult(rung('one-box'), [pretendedPlateau({ rate: 40 })]);
    expect(advise(result, ladder).summary).toContain('up to 40 visits a second');
  });

  it('where no computer is seen', () => {
    const plateaus = [pretendedPlateau({ rate: 10 }), pretendedPlateau({ rate: 12, p95: 900 })];
    expect(advise(pretendedResult(null, plateaus), ladder).verdict).toBe('not-seen');
  });
});

it('judges by the lowest rate that was too much, since far above it everything is full', () => {
  const stage = rung('three-tier');
  const result = pretendedResult(stage, [
    pretendedPlateau({ rate: 80, p95: 9_000, computers: uses(stage, { web: 1, api: 1, db: 1 }) }),
    pretendedPlateau({ rate: 10 }),
    pretendedPlateau({ rate: 12, p95: 300, computers: uses(stage, { api: 1 }) }),
  ]);
  expect(advise(result, ladder)).toMatchObject({ seenAt: 12, saturated: [{ computers: ['api'] }] });
});
