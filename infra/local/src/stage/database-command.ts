import { renderShardMap, renderShardVariables } from '@scaleout/tiers';
import { shardsOf, type Stage } from '@scaleout/topology';
import { repositoryRoot } from '../repository.ts';
import { runTask } from '../build/run-task.ts';
import { logFile } from '../state/stage-folder.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

/** Slug of the publication that answers where none is named. */
export const defaultPublication = 'press';

/** Environment of the database's own commands. */
export function databaseEnv(stage: Stage, urls: DataUrls): Record<string, string> {
  return {
    CATALOG_DATABASE_URL: urls.catalogDatabaseUrl,
    CATALOG_DATABASE_REPLICA_URLS: urls.catalogDatabaseReplicaUrls.join(','),
    ...renderShardVariables(urls.shards),
    ...renderShardMap(shardsOf(stage)),
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

/** Creates the databases that are missing and brings every table up to date. */
export async function migrate(launch: Launch, urls: DataUrls): Promise<void> {
  await runDatabaseTask('The migration', 'migrate', [], launch, urls);
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
): Promise<void> {
  await runTask({
    title,
    command: process.execPath,
    args: [databaseProgram(program), ...args],
    cwd: repositoryRoot,
    env: databaseEnv(stage, urls),
    logFile: logFile(folder, program),
    signal,
  });
}
