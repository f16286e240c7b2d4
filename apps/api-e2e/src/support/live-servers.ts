import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TopologyResponse } from '@scaleout/contracts';
import {
  createTestFolder,
  migrateDatabases,
  startApi,
  startTestRedis,
  startWorker,
  TestCluster,
  until,
  type TestApi,
  type TestRedis,
} from '@scaleout/local/testing';

/** API processes and a worker that take their topology from a file, and the servers it may name. */
export class LiveServers {
  readonly path: string;
  #taken = 0;

  private constructor(
    readonly cluster: TestCluster,
    readonly redis: TestRedis,
    readonly folder: string,
    private readonly catalog: string,
    readonly apis: readonly TestApi[],
    /** One that does without a guard. */
    readonly weakened: TestApi,
    private readonly worker: { readonly pid: number },
  ) {
    this.path = join(folder, 'topology.json');
  }

  /** Starts them on one member, the others being replicas of it. All of it is stopped after the last test. */
  static async start({ without }: { without: string }): Promise<LiveServers> {
    const stops: (() => Promise<unknown>)[] = [];
    afterAll(async () => {
      for (const stop of stops.reverse()) await stop();
    });
    const folder = await createTestFolder();
    stops.push(() => folder.remove());
    let catalogUrl = '';
    const cluster = await TestCluster.open({
      replicas: { near: 0 },
      async prepare(adminUrl) {
        const databases = await migrateDatabases(adminUrl);
        ({ catalogUrl } = databases);
        return new URL(databases.databaseUrl).pathname.slice(1);
      },
    });
    stops.push(() => cluster.close());
    const redis = await startTestRedis(folder.path);
    stops.push(() => redis.stop());
    const catalog = new URL(catalogUrl).pathname;
    const path = join(folder.path, 'topology.json');
    writeTopology(path, topologyOf(cluster, catalog, ['postgres'], redis));
    // What the file says wins over what they are told otherwise.
    const nowhere = 'postgres://nobody@127.0.0.1:1/none';
    const data = {
      catalogUrl: nowhere,
      shards: { 1: [nowhere] },
      redisUrl: redis.baseUrl,
      folder: folder.path,
    };
    const told = { TOPOLOGY_FILE: path };
    const [worker, weakened, ...apis] = await Promise.all([
      startWorker(data, told),
      startApi(data, told, { without: [without] }),
      startApi(data, told),
      startApi(data, told),
    ]);
    stops.push(() => Promise.all([worker, weakened, ...apis].map((each) => each.stop())));
    return new LiveServers(cluster, redis, folder.path, catalog, apis, weakened, worker);
  }

  /** Has all processes take over a topology of these members. @returns once the API processes did */
  async take(members: readonly string[], redis = this.redis): Promise<void> {
    writeTopology(this.path, topologyOf(this.cluster, this.catalog, members, redis));
    this.hangUp();
    this.#taken += 1;
    await until(async () =>
      (await this.topologies()).every(({ computer, reloads: { taken, problem } }) => {
        if (problem !== null) throw new Error(`${computer} did not take the topology over: ${problem}`);
        return taken === this.#taken;
      }),
    );
  }

  /** Has all processes read their file again. */
  hangUp(): void {
    for (const { pid } of [...this.apis, this.weakened, this.worker]) process.kill(pid, 'SIGHUP');
  }

  topologies(): Promise<TopologyResponse[]> {
    return Promise.all(
      [...this.apis, this.weakened].map(async ({ url }) => {
        const answer = await fetch(`${url}/api/ops/topology`);
        return (await answer.json()) as TopologyResponse;
      }),
    );
  }
}

function topologyOf(
  cluster: TestCluster,
  catalog: string,
  members: readonly string[],
  redis: TestRedis,
): Record<string, string> {
  const urls = members.map((name) => `${cluster.url(name)}#${name}`);
  const [first = '', ...others] = urls.map((url) => Object.assign(new URL(url), { pathname: catalog }).href);
  return {
    SHARD_1_URLS: urls.join(','),
    CATALOG_DATABASE_URL: first,
    CATALOG_DATABASE_REPLICA_URLS: others.join(','),
    SESSION_REDIS_URL: `${redis.baseUrl}/0`,
  };
}

/** Whole or not at all: a process may read it at any moment. */
function writeTopology(path: string, topology: object): void {
  writeFileSync(`${path}.new`, JSON.stringify(topology), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
