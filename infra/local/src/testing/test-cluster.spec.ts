import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestCluster } from './test-cluster.ts';
import { until } from './until.ts';

let cluster: TestCluster;

beforeAll(async () => {
  cluster = await TestCluster.open({
    replicas: { near: 0, far: 0 },
    prepare: () => Promise.resolve('postgres'),
  });
  await cluster.ask('postgres', 'CREATE TABLE notes (text text)');
}, 60_000);

afterAll(() => cluster.close());

async function notes(member: string): Promise<string[]> {
  return (await cluster.ask<{ text: string }>(member, 'SELECT text FROM notes ORDER BY text')).map(
    ({ text }) => text,
  );
}

it('goes on from the standby that has most when its primary dies, which comes back without what nobody else has', async () => {
  await Promise.all(['near', 'far'].map((name) => cluster.caughtUp(name)));
  await cluster.kill('far');
  await cluster.ask('postgres', `INSERT INTO notes VALUES ('that near has')`);
  await cluster.caughtUp('near');
  await cluster.startAsStandby('far', 'postgres');
  await cluster.caughtUp('far');
  await cluster.kill('far');
  await cluster.kill('near');
  await cluster.ask('postgres', `INSERT INTO notes VALUES ('that nobody else has')`);
  await cluster.killHard('postgres');
  await cluster.startAsStandby('near');
  await cluster.startAsStandby('far');

  const next = await cluster.mostAdvanced();
  await cluster.promote(next);
  await cluster.ask(next, `INSERT INTO notes VALUES ('written since')`);
  await cluster.rejoin('postgres', next);
  expect(await cluster.latestPrimary()).toBe(next);
  await until(async () => (await notes('postgres')).length === 2);
  expect(await notes('postgres')).toEqual(['that near has', 'written since']);
}, 60_000);
