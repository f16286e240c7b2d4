import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@scaleout/local';
import { databaseCommandEnv, type TestData, type TestDatabases } from '@scaleout/local/testing';

const run = promisify(execFile);

/** The database of the shard that owns a publication, as operators are told of it. */
export async function shardUrlOf(data: TestData & TestDatabases, slug: string): Promise<string> {
  const { databaseUrl, redisUrl, shards } = data;
  if (Object.keys(shards).length === 1) return databaseUrl;
  const program = join(repositoryRoot, 'libs/database/dist/tenants.js');
  const { stdout } = await run(process.execPath, [program, 'list', '--json'], {
    env: { ...databaseCommandEnv(data), SESSION_REDIS_URL: redisUrl, QUEUE_REDIS_URL: redisUrl },
  });
  const tenants = JSON.parse(stdout) as { slug: string; shard: number }[];
  const owner = tenants.find((tenant) => tenant.slug === slug);
  const [url] = shards[owner?.shard ?? 0] ?? [];
  if (url === undefined) throw new Error(`no shard owns ${slug}`);
  return url;
}
