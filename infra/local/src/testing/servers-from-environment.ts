/** Test servers that somebody else started: `./scaleout test` starts them once for all suites and says so here. */
export function serversFromEnvironment(): { databaseAdminUrl: string; redisUrl: string } | undefined {
  const { SCALEOUT_TEST_DATABASE_URL: databaseAdminUrl, SCALEOUT_TEST_REDIS_URL: redisUrl } = process.env;
  return databaseAdminUrl && redisUrl ? { databaseAdminUrl, redisUrl } : undefined;
}
