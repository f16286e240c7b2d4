import { expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { Places, tiersOf } from '../state/places.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { dataUrls } from './data-urls.ts';
import { databaseEnv } from './database-command.ts';

const database = { cpus: 1, memoryMb: 512, tiers: ['database'] };
const [stage] = parseStages([
  {
    number: 7,
    id: 'shards',
    title: 'two shards',
    lesson: 'none',
    computers: [
      { ...database, id: 'c1', tiers: ['web', 'api', 'worker', 'redis'] },
      { ...database, id: 'db2', shard: 2, tenants: [{ from: 2000, to: 3000 }] },
      { ...database, id: 'r2', replicaOf: 'db2' },
      { ...database, id: 'db1', shard: 1, tenants: [{ from: 1, to: 1000 }] },
      { ...database, id: 'r1', replicaOf: 'db1' },
    ],
  },
]);
const ports = Object.fromEntries(tiersOf(stage!).map(({ key }, at) => [key, 5000 + at]));
const folder = stageFolder('shards', '/nowhere');
const secrets = { databasePassword: 'd', redisPassword: 'r', consistencyTokenSecret: 'c' };
const urls = dataUrls(folder, new Places(stage!, { ports }), secrets);

const urlOf = (computer: string, name: string) =>
  `postgresql://scaleout:d@127.0.0.1:${ports[`database/${computer}`]}/${name}#${computer}`;

it('each shard is its members, the primary first, whatever the order of the computers', () => {
  expect(urls.shards).toEqual({
    1: [urlOf('db1', 'scaleout_shard_1'), urlOf('r1', 'scaleout_shard_1')],
    2: [urlOf('db2', 'scaleout_shard_2'), urlOf('r2', 'scaleout_shard_2')],
  });
});

it("the catalog is on shard 1's servers", () => {
  expect([urls.catalogDatabaseUrl, ...urls.catalogDatabaseReplicaUrls]).toEqual([
    urlOf('db1', 'scaleout_catalog'),
    urlOf('r1', 'scaleout_catalog'),
  ]);
});

it("the database's commands are told of every shard, and whose tenants it has", () => {
  const env = databaseEnv(stage!, urls);
  expect(env.SHARD_2_URLS).toBe(urls.shards[2]?.join(','));
  expect(JSON.parse(env.SHARD_MAP ?? '')).toEqual({
    kind: 'range',
    epoch: 1,
    shards: [1, 2],
    ranges: [
      { shard: 1, from: 1, to: 1000 },
      { shard: 2, from: 2000, to: 3000 },
    ],
  });
});
