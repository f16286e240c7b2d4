import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { until } from '@scaleout/local/testing';
import { runStatement } from './statement-query.ts';
import { statement } from './statement.ts';

let client: pg.PoolClient;
let pool: pg.Pool;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: inject('databaseAdminUrl'), options: '-c timezone=UTC' });
  client = await pool.connect();
});

afterAll(async () => {
  client.release();
  await pool.end();
});

const everyKind = statement<[name: string | null], [number, string, string[], boolean, string | null]>(
  'spec-every-kind',
  `SELECT $1::int8, '2026-01-02T03:04:05Z'::timestamptz, ARRAY['a', 'b'], true, $2::text`,
);
const divided = statement<[], [number]>('spec-divided', 'SELECT 6 / $1::int');
const none = statement<[], [number]>('spec-none', 'SELECT $1::int WHERE false');
const one = statement<[], [number]>('spec-one', 'SELECT $1::int');

it('reads the columns of the first answer and of every later one alike', async () => {
  const row = [7, '2026-01-02T03:04:05.000Z', ['a', 'b'], true];
  for (const name of ['first', 'second', null]) {
    expect(await runStatement(client, everyKind, [7, name])).toEqual([[...row, name]]);
  }
});

it('has the columns described once a connection', async () => {
  let described = 0;
  const connection = (client as unknown as { connection: NodeJS.EventEmitter }).connection; // pg's types hide it
  connection.on('rowDescription', () => (described += 1));
  for (let time = 0; time < 5; time++) await runStatement(client, one, [time]);
  expect(described).toBe(1);
});

it('takes what was refused once the next time, on the same connection', async () => {
  await expect(runStatement(client, divided, ['not a number'])).rejects.toMatchObject({ code: '22P02' });
  await expect(runStatement(client, divided, [0])).rejects.toMatchObject({ code: '22012' });
  expect(await runStatement(client, divided, [2])).toEqual([[3]]);
});

it('has no row where there is none', async () => {
  expect(await runStatement(client, none, [1])).toEqual([]);
  expect(await runStatement(client, none, [1])).toEqual([]);
});

it('runs many at a time on a pool, each with its own answer', async () => {
  const asked = Array.from({ length: 50 }, (_, number) => number);
  const answers = await Promise.all(asked.map((number) => runStatement(pool, one, [number])));
  expect(answers).toEqual(asked.map((number) => [[number]]));
});

it('rejects when the connection is lost while it runs', async () => {
  const lost = await pool.connect();
  lost.on('error', () => undefined);
  const slow = statement<[], [string]>('spec-sleep', 'SELECT pg_sleep($1::int)::text');
  const answer = expect(runStatement(lost, slow, [30])).rejects.toMatchObject({ code: '57P01' });
  await until(async () => {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep($1::int)%'`,
    );
    return rows.length === 1;
  });
  await answer;
  lost.release(true);
});
