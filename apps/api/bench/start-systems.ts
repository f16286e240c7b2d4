import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { repositoryRoot } from '@scaleout/local';
import {
  createTestFolder,
  databaseCommandEnv,
  migrateDatabases,
  startApi,
  startTestPostgres,
  startTestRedis,
} from '@scaleout/local/testing';
import type { Side } from './measure.ts';

const run = promisify(execFile);
const SIZES =
  '--users 1000 --articles 10000 --comments 20000 --favorites 20000 --follows 10000 --seed 1 --demo'.split(
    ' ',
  );
/** The same for both, and full from the start: a connection that opens in a round would be counted in it. */
const POOL_SIZE = '8';

export interface Systems {
  readonly ours: Side;
  readonly reference: Side;
  readonly postgresPid: number;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Servers of the bench's own on free ports, seeded; on them one API process, as built, and the reference. */
export async function startSystems(say: (line: string) => void): Promise<Systems> {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    say('starting PostgreSQL and Redis');
    const folder = await createTestFolder();
    stops.push(() => folder.remove());
    const postgres = await startTestPostgres(folder.path, { durable: true });
    stops.push(() => postgres.stop());
    const redis = await startTestRedis(folder.path);
    stops.push(() => redis.stop());
    // Its work would fall on whichever side is loaded at that moment.
    await execute(postgres.adminUrl, 'ALTER SYSTEM SET autovacuum = off', 'SELECT pg_reload_conf()');

    say('seeding 1,000 users, 10,000 articles, 20,000 comments and favourites');
    const databases = await migrateDatabases(postgres.adminUrl);
    await run(process.execPath, [join(repositoryRoot, 'libs/database/dist/seed.js'), ...SIZES], {
      env: databaseCommandEnv(databases),
    });

    say('starting the API and the reference');
    const { databaseUrl } = databases;
    const data = { ...databases, redisUrl: redis.baseUrl, folder: folder.path };
    const api = await startApi(data, { NODE_ENV: 'production', DATABASE_POOL_SIZE: POOL_SIZE });
    stops.push(() => api.stop());
    const reference = await startReference(databaseUrl, `${redis.baseUrl}/0`);
    stops.push(() => reference.stop());
    return { ours: api, reference, postgresPid: postgres.pid, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startReference(databaseUrl: string, redisUrl: string): Promise<Side & { stop(): void }> {
  const child = fork(fileURLToPath(new URL('./reference/server.ts', import.meta.url)), [
    databaseUrl,
    redisUrl,
    POOL_SIZE,
  ]);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, pid: child.pid ?? 0, stop: () => child.disconnect() };
}

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
