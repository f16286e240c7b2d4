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

/** Servers that a topology names. */
interface Named {
  readonly members: readonly string[];
  readonly redis: TestRedis;
}

/** API processes and a worker that take their topology from a file, and the servers it may name. */
export class LiveServers {
  readonly path: string;
  #members: readonly string[] = ['postgres'];
  #redis: TestRedis;

  private constructor(
    readonly cluster: TestCluster,
    redis: TestRedis,
    readonly folder: string,
    private readonly catalog: string,
    readonly apis: readonly TestApi[],
    /** One that does without a guard. */
    readonly weakened: TestApi,
    private readonly worker: { readonly pid: number },
    /** Ends what is started on the way, after the last test. */
    readonly atEnd: (stop: () => Promise<unknown>) => void,
  ) {
    this.path = join(folder, 'topology.json');
    this.#redis = redis;
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
    writeTopology(path, topologyOf(cluster, catalog, { members: ['postgres'], redis }));
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
    return new LiveServers(cluster, redis, folder.path, catalog, apis, weakened, worker, (stop) =>
      stops.push(stop),
    );
  }

  /** The Redis that is named now. */
  get redis(): TestRedis {
    return this.#redis;
  }

  /** Has all processes take over a topology of these members and this Redis. @returns once the API processes did */
  async take({ members = this.#members, redis = this.#redis }: Partial<Named>): Promise<void> {
    const before = await this.topologies();
    [this.#members, this.#redis] = [members, redis];
    writeTopology(this.path, topologyOf(this.cluster, this.catalog, { members, redis }));
    this.hangUp();
    await until(async () =>
      (await this.topologies()).every(({ reloads: { taken, failed, problem } }, at) => {
        const { reloads } = before[at]!;
        if (failed > reloads.failed) throw new Error(`A topology was not taken over: ${problem}`);
        return taken > reloads.taken;
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
  { members, redis }: Named,
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
