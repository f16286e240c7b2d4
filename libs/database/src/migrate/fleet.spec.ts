import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { RangeMap } from '@scaleout/sharding';
import { freePort, TestCluster } from '@scaleout/local/testing';
import { databasesOf } from './fleet.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { MigrateRefusal } from './migrate-refusal.ts';
import { migrationStatus } from './migration-status.ts';
import { MigrationsFailed } from './migrations-failed.ts';
import { isUpToDate, statusTable } from './status-table.ts';

const NUMBERS = [1, 2];
const map = new RangeMap({
  epoch: 1,
  shards: NUMBERS,
  ranges: NUMBERS.map((shard) => ({ shard, from: shard * 1000, to: shard * 1000 + 9 })),
});

let fleet: { catalogUrls: [string]; shards: { number: number; urls: [string] }[] };
let lines: string[];

/** Names of databases that are not there yet. */
beforeEach(() => {
  const run = randomBytes(6).toString('hex');
  const url = (name: string) =>
    Object.assign(new URL(inject('databaseAdminUrl')), { pathname: `/test_${name}_${run}` }).href;
  fleet = {
    catalogUrls: [url('catalog')],
    shards: NUMBERS.map((number) => ({ number, urls: [url(`shard_${number}`)] })),
  };
  lines = [];
  return () => dropAll([...fleet.catalogUrls, ...fleet.shards.flatMap(({ urls }) => urls)]);
});

async function dropAll(urls: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('databaseAdminUrl') });
  await admin.connect();
  for (const url of urls) {
    await admin.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }
  await admin.end();
}

function run(options: Partial<MigrateOptions> = {}): Promise<void> {
  const report = (line: string) => lines.push(line);
  return migrate({ ...fleet, map, defaultPublication: 'press', report, ...options });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

async function status(where = fleet) {
  return (await Promise.all(databasesOf(where).map(migrationStatus))).flat();
}

/** Shard 1 is on a server that is down. */
async function withoutShard1() {
  const dead = `postgresql://nobody@127.0.0.1:${await freePort()}/shard#db1`;
  const shards = fleet.shards.map(({ number, urls }) => ({ number, urls: number === 1 ? [dead] : urls }));
  return { ...fleet, shards } as typeof fleet;
}

describe('migrate', () => {
  it('brings every database up to date, and tells the catalog whose tenants are whose', async () => {
    await run();
    expect((await status()).every(isUpToDate)).toBe(true);
    expect(await ask(fleet.catalogUrls[0], 'SELECT number FROM shards ORDER BY number')).toEqual(NUMBERS);
    expect(await ask(fleet.catalogUrls[0], 'SELECT id::int FROM publications')).toEqual([1000]);
    for (const { number, urls } of fleet.shards) {
      expect(await ask(urls[0], `SELECT nextval('entity_id')::int`)).toEqual([number]);
    }
    lines = [];
    await run({ parallel: 1 });
    expect(lines).toEqual(
      ['catalog', ...NUMBERS.map((number) => `shard ${number}`)].map((each) => `${each} is up to date`),
    );
  });

  it('goes on with the others when one fails, says which and why, and finishes when it is run again', async () => {
    const broken = await withoutShard1();
    const failure: unknown = await run(broken).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationsFailed);
    expect((failure as MigrationsFailed).sentences).toEqual([
      expect.stringMatching(/^shard 1 was not migrated: connect ECONNREFUSED 127\.0\.0\.1:\d+$/),
    ]);

    const all = await status(broken);
    expect(all.map(isUpToDate)).toEqual([true, false, true]);
    const table = statusTable(all).split('\n');
    expect(table[0]).toMatch(/^database +shard +member +applied +pending$/);
    expect(table[1]).toMatch(/^test_catalog_\w+ +- +127\.0\.0\.1:\d+ +\d+ +none$/);
    expect(table[2]).toMatch(/^shard +1 +db1 +\? +connect ECONNREFUSED/);
    expect(table[3]).toMatch(/^test_shard_2_\w+ +2 +127\.0\.0\.1:\d+ +\d+ +none$/);

    // A publication that is opened now must not get a place on a shard that is not there.
    expect(await ask(fleet.catalogUrls[0], 'SELECT number FROM shards')).toEqual([]);
    lines = [];
    await run();
    expect(lines).toContainEqual(expect.stringContaining('shard 1: applied 0001_init'));
    expect(lines).toContain('shard 2 is up to date');
    expect(await ask(fleet.catalogUrls[0], 'SELECT number FROM shards ORDER BY number')).toEqual(NUMBERS);
  });

  it('refuses a map with a shard that nobody said the place of, before anything happens', async () => {
    const shards = fleet.shards.slice(0, 1);
    await expect(run({ shards })).rejects.toThrow(MigrateRefusal);
    await expect(run({ shards })).rejects.toThrow('set SHARD_2_URLS');
    expect((await status()).map(({ applied }) => applied)).toEqual([[], [], []]);
  });

  it('ends where it is told, and takes nothing back', async () => {
    const last = { catalog: '0003_shards' };
    await run({ last });
    const [catalog, shard] = await status();
    expect(catalog).toMatchObject({ pending: ['0004_ids_by_map'] });
    expect(shard?.pending).toEqual([]);
    await run();
    await run({ last });
    expect((await status())[0]).toMatchObject({ pending: [], unknown: [] });
  });

  it('leaves alone what the catalog would be told when it ends before this build can work with it', async () => {
    await run({ last: { catalog: '0002_directory' } });
    expect(await ask(fleet.catalogUrls[0], 'SELECT slug FROM publications')).toEqual([]);
  });
});

describe('a database of several members', () => {
  let cluster: TestCluster;
  let members: { catalogUrls: string[]; shards: { number: number; urls: [string, ...string[]] }[] };

  beforeAll(async () => {
    cluster = await TestCluster.open({ replicas: { r1: 0 }, prepare: () => Promise.resolve('shard') });
    const [primary, replica] = ['postgres', 'r1'].map((name) => `${cluster.url(name)}#${name}`) as [
      string,
      string,
    ];
    const catalogUrls = [replica, primary].map((url) => url.replace('/shard#', '/catalog#'));
    members = { catalogUrls, shards: [{ number: 1, urls: [replica, primary] }] };
  });
  afterAll(() => cluster.close());

  it('is migrated on the one that is primary, whatever their order, and each is asked how far it is', async () => {
    await migrate({ ...members, defaultPublication: 'press', report: (line) => lines.push(line) });
    await cluster.caughtUp('r1');
    const all = (await Promise.all(databasesOf(members).map(migrationStatus))).flat();
    expect(all.map(({ database, member }) => `${database} ${member}`)).toEqual([
      'catalog r1',
      'catalog postgres',
      'shard r1',
      'shard postgres',
    ]);
    expect(all.every(isUpToDate)).toBe(true);
  });

  it('says what each member said when none is primary', async () => {
    await cluster.kill('postgres');
    const migrated = migrate({ ...members, defaultPublication: 'press', report: (line) => lines.push(line) });
    await expect(migrated).rejects.toThrow(
      /^catalog was not migrated: no member is primary \(r1: replica; postgres: connect ECONNREFUSED [\d.:]+\)$/m,
    );
  });
});
