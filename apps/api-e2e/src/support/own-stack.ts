import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import {
  createTestFolder,
  migrateDatabases,
  startApi,
  startTestPostgres,
  startTestReplica,
  startTestRedis,
  type TestApi,
  type TestData,
  type TestDatabases,
  type TestPostgres,
} from '@scaleout/local/testing';
import { shardUrlOf } from './shard-url-of.ts';

/** How an API process is told of a replica. */
export interface ReplicaVariables extends Record<string, string> {
  readonly SHARD_1_URLS: string;
  readonly CATALOG_DATABASE_REPLICA_URLS: string;
}

/** Data servers of one spec file, to be stopped and started as it likes, and API processes on them. */
export interface OwnStack {
  readonly data: TestData & TestDatabases;
  /** The database of the shard that owns a publication. */
  urlOf(slug: string): Promise<string>;
  /** Starts one more API process. */
  startApi(overrides?: Readonly<Record<string, string>>): Promise<TestApi>;
  /** Starts a replica of the database server, so many milliseconds late. @returns what it is to the API */
  startReplica(applyDelayMs: number): Promise<ReplicaVariables>;
  /** Stops the replica that was started last. */
  stopReplica(): Promise<void>;
  stopRedis(): Promise<void>;
  /** At once, as when its computer dies. */
  killRedis(): Promise<void>;
  /** Where a durable Redis keeps its data. */
  readonly redisFolder: string;
  /** Where it was before, so that clients find it again. */
  restartRedis(): Promise<void>;
  stopDatabase(): Promise<void>;
  restartDatabase(): Promise<void>;
}

/**
 * Starts a Redis and, when `ownDatabaseServer`, a PostgreSQL for this spec file alone; else makes databases of its own on
 * the shared PostgreSQL, `shards` of them beside the catalog (as many as the shared API has), migrated with `migrateFlags`. A `durableRedis` writes to disk. All of it is stopped after the last test.
 */
export async function startOwnStack({
  ownDatabaseServer = false,
  durableRedis: durable = false,
  shards = inject('shards'),
  migrateFlags = [] as readonly string[],
} = {}): Promise<OwnStack> {
  const folder = await createTestFolder();
  const stops: (() => Promise<void>)[] = [() => folder.remove()];
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  let redis = await startTestRedis(folder.path, { durable });
  stops.push(() => redis.stop());
  let postgres = ownDatabaseServer ? await startTestPostgres(folder.path) : undefined;
  if (postgres) stops.push(async () => postgres?.stop());
  const databases = await migrateDatabases(
    postgres?.adminUrl ?? inject('databaseAdminUrl'),
    shards,
    migrateFlags,
  );
  const data = { ...databases, redisUrl: redis.baseUrl, folder: folder.path };

  let replica: TestPostgres | undefined;
  return {
    data,
    urlOf: (slug) => shardUrlOf(data, slug),
    async startApi(overrides) {
      const api = await startApi(data, overrides);
      stops.push(() => api.stop());
      return api;
    },
    async startReplica(applyDelayMs) {
      const { port } = new URL(databases.databaseUrl);
      const options = { name: 'replica', primaryPort: Number(port), applyDelayMs };
      const started = await startTestReplica(folder.path, options);
      replica = started;
      stops.push(() => started.stop());
      const onReplica = (url: string) => url.replace(`:${port}/`, `:${started.port}/`);
      return {
        SHARD_1_URLS: [databases.databaseUrl, onReplica(databases.databaseUrl)].join(','),
        CATALOG_DATABASE_REPLICA_URLS: onReplica(databases.catalogUrl),
      };
    },
    async stopReplica() {
      await replica?.stop();
    },
    stopRedis: () => redis.stop(),
    killRedis: () => redis.force(),
    redisFolder: join(folder.path, `redis-${redis.port}`),
    async restartRedis() {
      redis = await startTestRedis(folder.path, { durable, port: redis.port });
    },
    async stopDatabase() {
      await postgres?.stop();
    },
    async restartDatabase() {
      const port = Number(new URL(databases.databaseUrl).port);
      postgres = await startTestPostgres(folder.path, { port });
    },
  };
}
