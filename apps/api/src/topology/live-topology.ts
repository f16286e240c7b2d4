import { Inject, Injectable } from '@nestjs/common';
import { Catalog, membersOf, prepareAll, Shards } from '@scaleout/database';
import type { SessionRedis } from '@scaleout/session';
import { Metrics, TopologyReloads, type Logger } from '@scaleout/telemetry';
import { ENV, readEnv, type Env } from '../env.ts';
import { LOGGER } from '../logger.ts';
import { SESSION_REDIS } from '../sessions/session-redis.ts';
import { DirectoryUpdates } from '../tenancy/directory-updates.ts';

/** Has what serves follow the topology file: all of it, or nothing where anything in it cannot be. */
@Injectable()
export class LiveTopology {
  #sessionRedis: string;

  constructor(
    @Inject(ENV) { SESSION_REDIS_URL }: Env,
    readonly reloads: TopologyReloads,
    private readonly catalog: Catalog,
    private readonly shards: Shards,
    @Inject(SESSION_REDIS) private readonly redis: SessionRedis,
    private readonly updates: DirectoryUpdates,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {
    this.#sessionRedis = SESSION_REDIS_URL;
  }

  /** Where the sessions are, without a password. */
  get sessionRedis(): string {
    return this.#sessionRedis.replace(/^([a-z+]+:\/\/)[^/]*@/, '$1').replace(/\?.*$/, '');
  }

  /** From here on a SIGHUP is heeded. */
  begin(): void {
    const { logger, metrics } = this;
    this.reloads.begin({ logger, metrics, take: () => this.#take() });
  }

  /** Members that were taken out and still have something to answer: their servers must not stop yet. */
  get leaving(): string[] {
    return [...this.catalog.leaving, ...this.shards.leaving].map(({ name }) => name);
  }

  async #take(): Promise<void> {
    const env = readEnv();
    const catalog = membersOf([env.CATALOG_DATABASE_URL, ...env.CATALOG_DATABASE_REPLICA_URLS]);
    const change = await prepareAll([
      this.catalog.prepare(catalog),
      this.shards.prepare(env.SHARDS),
      this.redis.prepare(env.SESSION_REDIS_URL),
    ]);
    change.take();
    this.updates.moveTo(env.SESSION_REDIS_URL);
    this.#sessionRedis = env.SESSION_REDIS_URL;
  }
}
