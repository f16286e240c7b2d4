import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestCluster } from '../testing/test-cluster.ts';
import { until } from '../testing/until.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

let cluster: TestCluster;
/** Who is primary when a spec begins, and who may be. */
let first = '';
let next = '';

beforeAll(async () => {
  cluster = await TestCluster.open({
    replicas: { near: 0, far: 0 },
    prepare: async (adminUrl) => {
      const client = new pg.Client({ connectionString: adminUrl });
      await client.connect();
      await client.query('CREATE TABLE notes (note text PRIMARY KEY)');
      await client.end();
      return 'postgres';
    },
  });
});

afterAll(() => cluster.close());

beforeEach(async () => {
  first = await cluster.latestPrimary();
  next = first === 'near' ? 'postgres' : 'near';
  await cluster.ask(first, 'TRUNCATE notes');
});

const isFenced = async (name: string) => {
  const [row] = await cluster.ask<{ it: string }>(
    name,
    `SELECT current_setting('default_transaction_read_only') AS it`,
  );
  return row?.it === 'on';
};
const isPrimary = async (name: string) => {
  const [row] = await cluster.ask<{ it: boolean }>(name, 'SELECT NOT pg_is_in_recovery() AS it');
  return row?.it;
};
const notes = async (name: string) =>
  (await cluster.ask<{ note: string }>(name, 'SELECT note FROM notes ORDER BY 1')).map(({ note }) => note);

async function takeBack(): Promise<void> {
  await cluster.server(first).stop();
  await cluster.rejoin(first, next);
}

describe('a switchover', () => {
  it('loses nothing that was committed, and the other standby goes on with the new primary by itself', async () => {
    await cluster.ask(first, `INSERT INTO notes SELECT 'a note'`);
    const { heldUpMs } = await cluster.switchOver(first, next);
    expect(heldUpMs).toBeLessThan(2_000);
    expect(await isFenced(first)).toBe(true);
    await cluster.ask(first, 'SELECT pg_switch_wal()'); // what nobody else may get
    await cluster.ask(next, `INSERT INTO notes SELECT 'another'`);
    await until(async () => (await notes('far')).length === 2);
    expect(await notes(next)).toEqual(['a note', 'another']);
    await takeBack();
  });

  it('waits for a transaction that has begun', async () => {
    const client = new pg.Client({ connectionString: cluster.url(first) });
    await client.connect();
    await client.query('BEGIN');
    const switched = cluster.switchOver(first, next, { heldUpMs: 10_000 });
    await until(() => isFenced(first));
    await client.query(`INSERT INTO notes SELECT 'begun before'`);
    await client.query('COMMIT');
    await switched;
    await client.end();
    expect(await notes(next)).toEqual(['begun before']);
    await takeBack();
    expect(await isFenced(first)).toBe(false);
  });

  it('is undone when a transaction does not end, and says which', async () => {
    const client = new pg.Client({ connectionString: cluster.url(first) });
    await client.connect();
    await client.query('BEGIN');
    const begun = performance.now();
    await expect(cluster.switchOver(first, next, { heldUpMs: 200 })).rejects.toThrow(
      /^Transactions on \w+ do not end: process \d+, idle in transaction .*: BEGIN; it was undone, and \w+ goes on$/,
    );
    expect(performance.now() - begun).toBeLessThan(5_000);
    await client.end();
    expect([await isFenced(first), await isPrimary(first), await isPrimary(next)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is refused before anything is held up while publications are moved', async () => {
    await cluster.ask(first, `SELECT pg_create_logical_replication_slot('moving', 'pgoutput')`);
    await expect(cluster.switchOver(first, next)).rejects.toThrow(/^A publication is being moved/);
    expect(await isFenced(first)).toBe(false);
    await cluster.ask(first, `SELECT pg_drop_replication_slot('moving')`);
  });

  it('is refused before anything is held up while the next primary does not follow', async () => {
    await cluster.ask(next, 'SELECT pg_wal_replay_pause()');
    await expect(cluster.switchOver(first, next, { catchUpMs: 200 })).rejects.toThrow(
      `${next} does not catch up with ${first}`,
    );
    expect(await isFenced(first)).toBe(false);
    await cluster.ask(next, 'SELECT pg_wal_replay_resume()');
  });
});

describe('a switchover that was killed', () => {
  it('while writes were held up can be run again', async () => {
    await cluster.set(first, 'default_transaction_read_only', 'on');
    await cluster.switchOver(first, next);
    await cluster.ask(next, `INSERT INTO notes SELECT 'goes on'`);
    await takeBack();
  });

  it('while writes were held up can be run back', async () => {
    await cluster.set(first, 'default_transaction_read_only', 'on');
    await cluster.switchOver(next, first);
    await cluster.ask(first, `INSERT INTO notes SELECT 'goes on'`);
    expect(await isPrimary(next)).toBe(false);
  });

  it('after the promotion can be run again, and keeps the old primary from writing', async () => {
    await cluster.switchOver(first, next);
    await cluster.set(first, 'default_transaction_read_only', null);
    expect(await cluster.switchOver(first, next)).toEqual({ heldUpMs: 0 });
    await expect(cluster.ask(first, `INSERT INTO notes SELECT 'late'`)).rejects.toThrow(/read-only/);
    await takeBack();
  });

  it('after the promotion cannot be run back before the old primary follows', async () => {
    await cluster.switchOver(first, next);
    await expect(cluster.switchOver(next, first)).rejects.toThrow(`${first} was primary before ${next}`);
    await takeBack();
    await cluster.switchOver(next, first);
    await cluster.ask(first, `INSERT INTO notes SELECT 'back'`);
    [first, next] = [next, first];
    await takeBack();
  });
});
