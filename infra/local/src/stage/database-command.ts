import { join } from 'node:path';
import { z } from 'zod';
import { renderShardMap, renderShardVariables } from '@scaleout/tiers';
import { shardsOf, type Stage } from '@scaleout/topology';
import { runTask } from '../build/run-task.ts';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import { logFile } from '../state/stage-folder.ts';
import { run } from '../tools/run.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

/** Slug of the publication that answers where none is named. */
export const defaultPublication = 'press';

/** As `renderShardMap` has it: nothing leaves the map as it is. */
type ShardMapVariable = Readonly<Record<string, string>>;

/** Environment of the database's own commands. */
export function databaseEnv(
  stage: Stage,
  urls: DataUrls,
  map: ShardMapVariable = renderShardMap(shardsOf(stage)),
): Record<string, string> {
  return {
    CATALOG_DATABASE_URL: urls.catalogDatabaseUrl,
    CATALOG_DATABASE_REPLICA_URLS: urls.catalogDatabaseReplicaUrls.join(','),
    ...renderShardVariables(urls.shards),
    ...map,
    DEFAULT_PUBLICATION: defaultPublication,
    SESSION_REDIS_URL: urls.sessionRedisUrl,
    QUEUE_REDIS_URL: urls.queueRedisUrl,
  };
}

/** The built commands of the database. */
export type DatabaseProgram = 'migrate' | 'migration-status' | 'draft-migration' | 'seed' | 'tenants';

/** Path of a built command of the database, from the clone's root. */
export function databaseProgram(name: DatabaseProgram): string {
  return `libs/database/dist/${name}.js`;
}

/**
 * Creates the databases that are missing and brings every table up to date.
 * @param map whose new tenants are whose; as the stage says by default
 */
export async function migrate(launch: Launch, urls: DataUrls, map?: ShardMapVariable): Promise<void> {
  await runDatabaseTask('The migration', 'migrate', [], launch, urls, map);
}

/** Makes the shards carry about the same, by moving publications while they are read and written. */
export async function balanceTenants(launch: Launch, urls: DataUrls): Promise<void> {
  await runDatabaseTask('Moving publications', 'tenants', ['rebalance'], launch, urls);
}

/** Moves a publication to another shard while it is read and written. */
export async function moveTenant(launch: Launch, urls: DataUrls, slug: string, to: number): Promise<void> {
  await runDatabaseTask(`Moving ${slug}`, 'tenants', ['move', slug, '--to', String(to)], launch, urls);
}

const tenantsSchema = z.array(z.object({ slug: z.string(), shard: z.number() }));

/** Every publication and the shard it is on. */
export async function listTenants({ stage }: Launch, urls: DataUrls): Promise<z.infer<typeof tenantsSchema>> {
  const { ok, stdout, output } = await run(
    process.execPath,
    [join(repositoryRoot, databaseProgram('tenants')), 'list', '--json'],
    { env: databaseEnv(stage, urls) },
  );
  if (!ok) throw new LaunchError(`The publications could not be listed: ${output.trim()}`);
  return tenantsSchema.parse(JSON.parse(stdout));
}

/** Enough that the home page looks alive, little enough to be there in a moment. */
const demoSize = [
  '--publications',
  '3',
  '--users',
  '20',
  '--articles',
  '60',
  '--comments',
  '120',
  '--favorites',
  '200',
];

/** Writes the demo accounts and articles, unless there are any already. */
export async function seedDemo(launch: Launch, urls: DataUrls): Promise<void> {
  const args = ['--demo', '--if-empty', ...demoSize, '--follows', '60'];
  await runDatabaseTask('Writing the demo data', 'seed', args, launch, urls);
}

async function runDatabaseTask(
  title: string,
  program: DatabaseProgram,
  args: readonly string[],
  { stage, folder, signal }: Launch,
  urls: DataUrls,
  map: ShardMapVariable = renderShardMap(shardsOf(stage)),
): Promise<void> {
  await runTask({
    title,
    command: process.execPath,
    args: [databaseProgram(program), ...args],
    cwd: repositoryRoot,
    env: databaseEnv(stage, urls, map),
    logFile: logFile(folder, program),
    signal,
  });
}
