import { type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobPayload } from '@scaleout/contracts';
import { PositionLost } from '@scaleout/database';
import { backoffDelay, InvalidPayloadError, parsePayload, QUEUE_PREFIX } from '@scaleout/queue';
import type { Logger } from '@scaleout/telemetry';
import type { BoundJob } from './job-handlers.ts';

/** Told how each run of a job ended. */
export type RunObserver = (job: string, outcome: 'done' | 'failed', seconds: number) => void;

type RunnableJob = Pick<Job, 'id' | 'name' | 'data' | 'attemptsMade'>;

export interface JobRunnerOptions {
  /** A connection of the role `worker`; closed by whoever opened it. */
  readonly redis: Redis;
  readonly bound: ReadonlyMap<string, BoundJob>;
  /** How many jobs of one queue run side by side. */
  readonly concurrency: number;
  readonly logger: Pick<Logger, 'debug' | 'warn' | 'error'>;
  readonly onError: (error: Error) => void;
  readonly onRun?: RunObserver;
  readonly prefix?: string;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * How a job of a worker that died comes back: its lock runs out, and the next look around puts it in the queue again,
 * fifteen seconds later at the latest. A worker that only stood still that long finds its job run twice, which does no
 * harm. The library would give a job up when its worker died twice; a job is not to blame for restarts.
 */
const RECOVERY = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 20, runRetryDelay: 1_000 };

/** Takes jobs from their queues and runs their handlers. */
export class JobRunner {
  /** When a job last began or ended here, by the clock given. */
  lastActivityAt: number;
  readonly #options: Required<JobRunnerOptions>;
  readonly #runs = new Set<Promise<void>>();
  #workers: Worker[] = [];

  constructor(options: JobRunnerOptions) {
    this.#options = { onRun: () => undefined, prefix: QUEUE_PREFIX, now: Date.now, ...options };
    this.lastActivityAt = this.#options.now();
  }

  /** How many run now. */
  get running(): number {
    return this.#runs.size;
  }

  start(): void {
    const { bound, redis, concurrency, prefix, onError } = this.#options;
    const queues = new Set([...bound.values()].map(({ job }) => job.queue));
    this.#workers = [...queues].map((queue) => {
      const settings = { backoffStrategy: backoffDelay };
      const worker = new Worker(queue, (job) => this.run(job), {
        connection: redis,
        prefix,
        concurrency,
        settings,
        ...RECOVERY,
      });
      return worker.on('error', onError);
    });
  }

  /** Takes no more jobs and waits for those that run. */
  async close(): Promise<void> {
    const away = this.#options.redis.status !== 'ready';
    if (away) {
      // The library would wait for Redis to hear of the jobs' ends. Unheard, they run again one day, which does no harm.
      await Promise.all(this.#workers.map((worker) => worker.pause(true)));
      await Promise.allSettled(this.#runs);
    }
    await Promise.all(this.#workers.map((worker) => worker.close(away)));
  }

  /** Runs one job. A rejection is a failure that is tried again; one that can't succeed is set aside. */
  async run(job: RunnableJob): Promise<void> {
    const { now } = this.#options;
    this.lastActivityAt = now();
    const run = this.attempt(job);
    this.#runs.add(run);
    try {
      await run;
    } finally {
      this.#runs.delete(run);
      this.lastActivityAt = now();
    }
  }

  private async attempt(job: RunnableJob): Promise<void> {
    const { now, onRun, logger } = this.#options;
    const startedAt = now();
    const fields = { job: job.name, jobId: job.id, attempt: job.attemptsMade + 1 };
    try {
      const result = await this.handle(job);
      onRun(job.name, 'done', (now() - startedAt) / 1_000);
      logger.debug({ ...fields, result }, 'job done');
    } catch (error) {
      onRun(job.name, 'failed', (now() - startedAt) / 1_000);
      logger.warn({ ...fields, err: error }, 'job failed');
      throw error instanceof InvalidPayloadError ? new UnrecoverableError(error.message) : error;
    }
  }

  private handle({ name, data }: RunnableJob): Promise<unknown> {
    const bound = this.#options.bound.get(name);
    // A newer worker's job during an update: failing leaves it to be tried again, by that worker sooner or later.
    if (!bound) throw new Error(`This build has no handler for the job ${name}`);
    const payload = parsePayload(bound.job, data) as JobPayload;
    return bound.handle(payload as never).catch((error: unknown) => {
      if (!(error instanceof PositionLost)) throw error;
      // A failover lost a part of what was there when the job was on its way, maybe not what it is about. The primary knows.
      return bound.handle({ ...payload, seen: undefined } as never);
    });
  }
}
