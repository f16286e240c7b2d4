import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@scaleout/local';
import {
  createTestFolder,
  databaseCommandEnv,
  startApi,
  startTestRedis,
  startWorker,
  TestCluster,
  type TestApi,
  type TestData,
  type TestFolder,
  type TestRedis,
} from '@scaleout/local/testing';
import { Computer } from '../clients/computer.ts';

const API_PROCESSES = 2;
const PRIMARY = 'postgres';
const run = promisify(execFile);

/** Two shards, each a primary with a replica, a catalog, a Redis, API processes and a worker. */
export class Fleet {
  readonly #running: { stop(): Promise<void>; force(): Promise<void> }[] = [];

  private constructor(
    readonly shards: readonly [TestCluster, TestCluster],
    readonly apis: readonly TestApi[],
    readonly computers: readonly Computer[],
    private readonly data: TestData,
    private readonly redis: TestRedis,
    private readonly folder: TestFolder,
  ) {}

  /** @param without guards that the API processes do without */
  static async open(without: readonly string[]): Promise<Fleet> {
    const folder = await createTestFolder();
    const shard = (number: number) =>
      TestCluster.open({ replicas: { near: 0 }, prepare: () => Promise.resolve(`shard_${number}`) });
    const [redis, one, two] = await Promise.all([startTestRedis(folder.path), shard(1), shard(2)]);
    const members = (cluster: TestCluster) => cluster.members().map(({ name, url }) => `${url}#${name}`);
    const data = {
      catalogUrl: one.server(PRIMARY).url('catalog'),
      shards: { 1: members(one), 2: members(two).map((url) => `${url}-2`) },
      redisUrl: redis.baseUrl,
      folder: folder.path,
    };
    await run(process.execPath, [program('migrate')], { env: databaseCommandEnv(data) });
    const worker = await startWorker(data);
    const apis = await Promise.all(
      Array.from({ length: API_PROCESSES }, (_, at) =>
        startApi(data, { COMPUTER: `api${at + 1}` }, { without }),
      ),
    );
    const computers = apis.map(({ url }) => new Computer(url));
    const fleet = new Fleet([one, two], apis, computers, data, redis, folder);
    fleet.#running.push(worker, ...apis);
    return fleet;
  }

  /** What the program that moves publications is told. */
  get moverEnv(): Record<string, string> {
    return {
      ...databaseCommandEnv(this.data),
      SESSION_REDIS_URL: `${this.data.redisUrl}/0`,
      QUEUE_REDIS_URL: `${this.data.redisUrl}/1`,
    };
  }

  /** Where each publication is, as `tenants list` says. */
  async owners(): Promise<Map<string, Owned>> {
    const { stdout } = await run(process.execPath, [program('tenants'), 'list', '--json'], {
      env: this.moverEnv,
    });
    const list = JSON.parse(stdout) as ({ readonly slug: string } & Owned)[];
    return new Map(list.map((each) => [each.slug, each]));
  }

  /** Asks the primary of a shard itself. */
  ask<Row extends Record<string, unknown>>(shard: number, sql: string): Promise<Row[]> {
    const cluster = this.shards[shard - 1];
    if (!cluster) throw new TypeError(`There is no shard ${shard}`);
    return cluster.ask<Row>(PRIMARY, sql);
  }

  readonly hangUp = async (): Promise<void> => {
    await Promise.all(this.computers.map((computer) => computer.close()));
  };

  async close(): Promise<void> {
    await this.hangUp();
    await Promise.all(this.#running.map((each) => each.force()));
    await Promise.all([...this.shards.map((cluster) => cluster.close()), this.redis.force()]);
    await this.folder.remove();
  }
}

export interface Owned {
  readonly id: number;
  readonly shard: number;
}

/** Path of a built command of the database. */
export function program(name: 'migrate' | 'tenants'): string {
  return join(repositoryRoot, 'libs/database/dist', `${name}.js`);
}
