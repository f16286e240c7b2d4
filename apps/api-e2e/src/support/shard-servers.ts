import { afterAll } from 'vitest';
import {
  createTestFolder,
  migrateDatabases,
  startApi,
  startTestPostgres,
  startTestRedis,
  startWorker,
  type TestApi,
  type TestData,
  type TestDatabases,
} from '@scaleout/local/testing';

/** It is killed, and what was committed is to be there. */
const DURABLE = { durable: true };

type Worker = Awaited<ReturnType<typeof startWorker>>;

/** An API process and a worker on two shards, each on a PostgreSQL of its own; the catalog is on the first's. */
export interface ShardServers {
  readonly data: TestData & TestDatabases;
  readonly api: TestApi;
  readonly worker: Worker;
  stopSecond(): Promise<void>;
  /** Where it was before, with what it had. */
  restartSecond(): Promise<void>;
}

/** Starts them; all of it is stopped after the last test. */
export async function startShardServers(): Promise<ShardServers> {
  const stops: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  const folders = await Promise.all([createTestFolder(), createTestFolder()]);
  const [one, two] = folders.map(({ path }) => path) as [string, string];
  stops.push(() => Promise.all(folders.map((folder) => folder.remove())));
  const redis = await startTestRedis(one);
  stops.push(() => redis.stop());
  const first = await startTestPostgres(one);
  stops.push(() => first.force());
  let second = await startTestPostgres(two, DURABLE);
  stops.push(() => second.force());

  const databases = await migrateDatabases([first.adminUrl, second.adminUrl], 2);
  const data = { ...databases, redisUrl: redis.baseUrl, folder: one };
  const [api, worker] = await Promise.all([startApi(data), startWorker(data)]);
  stops.push(() => Promise.all([api.force(), worker.force()]));
  return {
    data,
    api,
    worker,
    stopSecond: () => second.force(),
    async restartSecond() {
      second = await startTestPostgres(two, { ...DURABLE, port: second.port });
    },
  };
}
