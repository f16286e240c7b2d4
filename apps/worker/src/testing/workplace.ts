import {
  createTestFolder,
  startTestRedis,
  startWorker,
  type TestFolder,
  type TestRedis,
} from '@scaleout/local/testing';
import { connectQueueRedis } from '@scaleout/queue';
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
      shards: { 1: [shardUrl] },
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

  /** No worker, no article and no job; servers and followers stay. */
  async clear(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.force()));
    this.workers = [];
    await Promise.all([this.newsroom.clear(), this.forgetJobs()]);
  }

  /** A job of a killed worker would come back in the midst of the next spec. */
  private async forgetJobs(): Promise<void> {
    if (this.redis.end()) return;
    const redis = connectQueueRedis({ url: this.redis.url(1), role: 'worker', onError: () => undefined });
    await redis.flushdb();
    redis.disconnect();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.redis.force();
    await this.newsroom.close();
    await this.folder.remove();
  }
}
