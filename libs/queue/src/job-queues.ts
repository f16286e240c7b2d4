import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobDefinition } from './job-definition.ts';
import { jobIdOf, type OutboxRowKey } from './job-id.ts';
import { JOB_OPTIONS } from './job-policy.ts';
import { QUEUE_PREFIX } from './queue-prefix.ts';
import { QueueUnavailableError } from './queue-unavailable-error.ts';

/** An outbox row on its way to its queue. */
export interface OutboxJob extends OutboxRowKey {
  readonly name: string;
  readonly payload: unknown;
  /** How far its shard was; what the job follows from is in there. */
  readonly seen?: string | undefined;
}

/** How many jobs of a queue are in which state. */
export interface QueueDepth {
  readonly queue: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface JobQueuesOptions {
  /** A connection of the role `producer`; closed by whoever opened it. */
  readonly redis: Redis;
  readonly jobs: readonly JobDefinition[];
  readonly onError: (error: Error) => void;
  /** Keeps apart what shares a Redis. */
  readonly prefix?: string;
}

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** The queues of all jobs, as one who adds to them and watches them sees them. */
export class JobQueues {
  readonly #redis: Redis;
  readonly #queues = new Map<string, Queue>();
  readonly #queueOfJob = new Map<string, Queue>();

  constructor({ redis, jobs, onError, prefix = QUEUE_PREFIX }: JobQueuesOptions) {
    this.#redis = redis;
    for (const job of jobs) {
      let queue = this.#queues.get(job.queue);
      if (!queue) {
        // The version check asks Redis once, and its failure would be for ever. The worker's connection makes it.
        queue = new Queue(job.queue, { connection: redis, prefix, skipVersionCheck: true });
        queue.on('error', onError);
        this.#queues.set(job.queue, queue);
      }
      this.#queueOfJob.set(job.name, queue);
    }
  }

  /**
   * Adds every row's job; one that is there already stays as it is. When this rejects, some may have been added.
   * @throws QueueUnavailableError at once while Redis is away
   */
  async addAll(jobs: readonly OutboxJob[]): Promise<void> {
    this.assertAvailable();
    for (const [name, queue] of this.#queues) {
      const own = jobs.filter((job) => this.#queueOfJob.get(job.name)?.name === name);
      if (own.length > 0) await queue.addBulk(own.map(toBulkJob));
    }
  }

  /** How much is in each queue. */
  async depths(): Promise<QueueDepth[]> {
    this.assertAvailable();
    const counted = [...this.#queues.values()].map(async (queue) => {
      return { queue: queue.name, counts: await queue.getJobCounts(...STATES) };
    });
    return Promise.all(counted);
  }

  /** How many jobs wait for a worker, in all queues together. */
  async waiting(): Promise<number> {
    this.assertAvailable();
    const counts = await Promise.all([...this.#queues.values()].map((queue) => queue.getWaitingCount()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** When the job that waits longest began to wait (milliseconds since 1970), or undefined when none waits. */
  async oldestWaitingSince(): Promise<number | undefined> {
    this.assertAvailable();
    const heads = await Promise.all(
      [...this.#queues.values()].map((queue) => queue.getJobs(['waiting'], 0, 0, true)),
    );
    const times = heads.flat().map((job) => job.timestamp);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Rejects when Redis does not answer. */
  async ping(): Promise<void> {
    this.assertAvailable();
    await this.#redis.ping();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }

  private assertAvailable(): void {
    if (this.#redis.status !== 'ready') throw new QueueUnavailableError(this.#redis.status);
  }
}

function toBulkJob(job: OutboxJob) {
  const { name, payload, seen } = job;
  // Whatever else a row may hold is refused where it is parsed, by name.
  const isPayload = typeof payload === 'object' && payload !== null;
  const data = seen !== undefined && isPayload ? { ...payload, seen } : payload;
  return { name, data, opts: { ...JOB_OPTIONS, jobId: jobIdOf(job) } };
}
