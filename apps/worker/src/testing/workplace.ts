import {
  createTestFolder,
  startTestRedis,
  startWorker,
  type TestFolder,
  type TestRedis,
} from '@scaleout/local/testing';
import { Newsroom } from './newsroom.ts';

type WorkerProcess = Awaited<ReturnType<typeof startWorker>>;

/** A newsroom with a Redis of its own, which keeps its data when killed, and real worker processes. */
export class Workplace {
  private workers: WorkerProcess[] = [];

  private constructor(
    readonly newsroom: Newsroom,
    readonly folder: TestFolder,
    public redis: TestRedis,
  ) {}

  static async open(adminUrl: string, followers: number): Promise<Workplace> {
    const folder = await createTestFolder();
    const [newsroom, redis] = await Promise.all([
      Newsroom.open(adminUrl, followers),
      startTestRedis(folder.path, { durable: true }),
    ]);
    return new Workplace(newsroom, folder, redis);
  }

  /** The built worker, as it ships; ready to work. */
  async startWorker(): Promise<WorkerProcess> {
    const { catalogUrl, shardUrl } = this.newsroom.databases;
    const worker = await startWorker({
      catalogUrl,
      databaseUrl: shardUrl,
      redisUrl: this.redis.baseUrl,
      folder: this.folder.path,
    });
    this.workers.push(worker);
    return worker;
  }

  /** Starts the Redis that was stopped or killed again, with what it had on disk. */
  async restartRedis(): Promise<void> {
    this.redis = await startTestRedis(this.folder.path, { durable: true, port: this.redis.port });
  }

  /** No worker and no article; servers and followers stay. */
  async clear(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.force()));
    this.workers = [];
    await this.newsroom.clear();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.redis.force();
    await this.newsroom.close();
    await this.folder.remove();
  }
}
