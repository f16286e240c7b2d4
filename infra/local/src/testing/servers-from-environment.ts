import { resolve } from 'node:path';

/** Test servers that somebody else started: `./scaleout test` starts them once for all suites and says so here. */
export function serversFromEnvironment(): { databaseAdminUrl: string; redisUrl: string } | undefined {
  const { SCALEOUT_TEST_DATABASE_URL: databaseAdminUrl, SCALEOUT_TEST_REDIS_URL: redisUrl } = process.env;
  return databaseAdminUrl && redisUrl ? { databaseAdminUrl, redisUrl } : undefined;
}

/** On how many shards the API of specs has its publications: the same suite runs on one and on several. */
export function shardsFromEnvironment(): number {
  const { SCALEOUT_TEST_SHARDS: shards = '1' } = process.env;
  if (!/^[1-9]\d{0,2}$/.test(shards)) {
    throw new Error(`SCALEOUT_TEST_SHARDS is "${shards}": it must be a whole number from 1 to 999`);
  }
  return Number(shards);
}

/** The folder of the running stage that specs are to meet, and the computer by whom they come in. */
export function stageFromEnvironment(): { folder: string; door: string | undefined } {
  const { SCALEOUT_TEST_STAGE: folder, SCALEOUT_TEST_DOOR: door } = process.env;
  if (!folder) throw new Error('SCALEOUT_TEST_STAGE is missing: it is the folder of a running stage');
  return { folder: resolve(folder), door };
}
