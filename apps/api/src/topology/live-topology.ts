import { Inject, Injectable } from '@nestjs/common';
import { Catalog, membersOf, prepareAll, Shards } from '@scaleout/database';
import { Metrics, TopologyReloads, type Logger } from '@scaleout/telemetry';
import { readEnv } from '../env.ts';
import { LOGGER } from '../logger.ts';

/** Has what serves follow the topology file: all of it, or nothing where anything in it cannot be. */
@Injectable()
export class LiveTopology {
  constructor(
    readonly reloads: TopologyReloads,
    private readonly catalog: Catalog,
    private readonly shards: Shards,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

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
    const change = await prepareAll([this.catalog.prepare(catalog), this.shards.prepare(env.SHARDS)]);
    change.take();
  }
}
