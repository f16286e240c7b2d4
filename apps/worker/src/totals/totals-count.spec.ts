import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { Catalog, Shard } from '@scaleout/database';
import { createTestDatabases, type TestDatabases } from '@scaleout/database/testing';
import { until } from '../testing/until.ts';
import { TotalsCount, type TotalsCountOptions } from './totals-count.ts';
import { TotalsRepository } from './totals.repository.ts';

const MINUTE_MS = 60_000;
const OWNERS = { map: { shardOf: () => owner } };

let databases: TestDatabases[];
let catalog: Catalog;
let shards: Shard[];
/** Who owns tenant 7. */
let owner: number;
let now: number;
let logger: ReturnType<typeof quietLogger>;

function quietLogger() {
  return { info: vi.fn(), warn: vi.fn() };
}

beforeAll(async () => {
  const adminUrl = inject('databaseAdminUrl');
  databases = await Promise.all(
    [1, 2].map((number) => createTestDatabases(adminUrl, { shardNumber: number })),
  );
  const members = (url = '') => [{ name: 'only', url }];
  catalog = new Catalog({ members: members(databases[0]?.catalogUrl) });
  shards = databases.map(({ shardUrl }, at) => new Shard({ members: members(shardUrl), shard: at + 1 }));
});

beforeEach(async () => {
  owner = 1;
  now = Date.UTC(2026, 0, 1);
  logger = quietLogger();
  await catalog.members[0]?.pool.query('TRUNCATE totals');
  for (const { primary } of shards) {
    await primary.pool.query('TRUNCATE publication_counters, tenant_fences');
  }
});

afterAll(async () => {
  await Promise.all([catalog.close(), ...shards.map((shard) => shard.close())]);
  await Promise.all(databases.map((each) => each.drop()));
});

function counting(options: Partial<TotalsCountOptions> = {}): TotalsCount {
  const repository = new TotalsRepository(OWNERS);
  const { totals } = catalog;
  const given = {
    shards: { all: shards },
    repository,
    totals,
    everyMs: MINUTE_MS,
    restMs: 1,
    logger,
    now: () => now,
  };
  return new TotalsCount({ ...given, ...options });
}

async function put(shard: number, tenantId: number, articles: number, fence?: string): Promise<void> {
  const { pool } = (shards[shard - 1] as Shard).primary;
  await pool.query('INSERT INTO publication_counters (tenant_id, articles_count) VALUES ($1, $2)', [
    tenantId,
    articles,
  ]);
  if (fence) {
    await pool.query('INSERT INTO tenant_fences (tenant_id, state, epoch) VALUES ($1, $2, 1)', [
      tenantId,
      fence,
    ]);
  }
}

describe('the totals', () => {
  it('are null before anything was counted', async () => {
    expect(await catalog.totals.sum()).toBeNull();
  });

  it('are of all shards together, and of publications that have articles', async () => {
    await put(1, 7, 3);
    await put(1, 8, 0);
    await put(2, 2_000, 4);
    await counting().pass();
    expect(await catalog.totals.sum()).toEqual({ publications: 2, articles: 7, countedAt: new Date(now) });
  });

  it('are nothing where there is nothing', async () => {
    await counting().pass();
    expect(await catalog.totals.sum()).toEqual({ publications: 0, articles: 0, countedAt: new Date(now) });
  });

  it.each([
    ['is copied', undefined, 'arriving', 1],
    ['is closed at its source', 'closed', 'arriving', 1],
    ['was moved, and not yet fenced off at its source', 'closed', undefined, 2],
    ['was moved, and not yet deleted at its source', 'left', undefined, 2],
  ])('have a publication once that %s', async (_, source, target, whose) => {
    await put(1, 7, 3, source);
    await put(2, 7, 3, target);
    owner = whose;
    await counting().pass();
    expect(await catalog.totals.sum()).toMatchObject({ publications: 1, articles: 3 });
  });
});

describe('counting', () => {
  it('leaves alone what another worker counted, until that is old', async () => {
    const count = vi.fn(() => Promise.resolve({ publications: 1, articles: 1 }));
    const [one, other] = [counting({ repository: { count } }), counting({ repository: { count } })];
    await one.pass();
    now += MINUTE_MS - 1;
    await Promise.all([one.pass(), other.pass()]);
    expect(count).toHaveBeenCalledTimes(2);
    now += 1;
    await other.pass();
    expect(count).toHaveBeenCalledTimes(4);
  });

  it('goes on with the other shards when one is away, and says so once', async () => {
    await put(2, 2_000, 4);
    const real = new TotalsRepository(OWNERS);
    let away = true;
    const count = (shard: Shard) =>
      away && shard.number === 1 ? Promise.reject(new Error('away')) : real.count(shard);
    const counter = counting({ repository: { count } });
    for (let time = 0; time < 3; time += 1) await counter.pass();
    expect(await catalog.totals.sum()).toMatchObject({ publications: 1, articles: 4 });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.objectContaining({ shard: 1 }), expect.any(String));
    away = false;
    await counter.pass();
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(await catalog.totals.countedAfter(new Date(0))).toEqual(expect.arrayContaining([1, 2]));
  });

  it('goes on after the catalog was away, and stops when it is told to', async () => {
    const countedAfter = vi.fn((moment: Date) => catalog.totals.countedAfter(moment));
    countedAfter.mockRejectedValueOnce(new Error('away'));
    const totals = { countedAfter, store: catalog.totals.store.bind(catalog.totals) };
    const counter = counting({ totals });
    counter.start();
    await until('it was counted', async () => (await catalog.totals.sum()) !== null);
    await counter.stop();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });
});
