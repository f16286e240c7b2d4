import { Catalog, Shards, type Guards } from '@scaleout/database';
import type { SessionRedis } from '@scaleout/session';
import { createLogger, Health, Shutdown, TopologyReloads } from '@scaleout/telemetry';
import { createApp } from './create-app.ts';
import { DirectoryUpdates } from './tenancy/directory-updates.ts';
import { TenantUpdates } from './tenancy/tenant-updates.ts';
import { readEnv } from './env.ts';
import { drain } from './http/drain.ts';
import { SESSION_REDIS } from './sessions/session-redis.ts';
import { LiveTopology } from './topology/live-topology.ts';

/** How long an idle connection is kept for a request that may be on its way, when the process is asked to stop. */
const DRAIN_GRACE_MS = 1_000;

/** The process of the API, from its start until it is told to stop. */
export async function runApi(guards: Guards): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ service: 'api', computer: env.COMPUTER, level: env.LOG_LEVEL });
  const reloads = new TopologyReloads(env.TOPOLOGY_FILE !== undefined);
  const app = await createApp({ env, logger, guards, reloads });
  await app.listen(env.API_PORT, env.API_HOST);
  new Shutdown({ logger })
    .register('session redis', () => app.get<SessionRedis>(SESSION_REDIS).quit())
    .register('catalog', () => app.get(Catalog).close())
    .register('shards', () => app.get(Shards).close())
    .register('directory', () => app.get(DirectoryUpdates).stop())
    .register('publications', () => app.get(TenantUpdates).stop())
    .register('application', () => app.close())
    .register('http', () => drain(app.getHttpServer(), DRAIN_GRACE_MS))
    .register('readiness', () => app.get(Health, { strict: false }).stop())
    .listen();
  app.get(LiveTopology, { strict: false }).begin();
  logger.info({ url: await app.getUrl() }, 'listening');
}
