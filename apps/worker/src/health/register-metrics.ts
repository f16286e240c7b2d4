import type { Shards } from '@scaleout/database';
import type { JobQueues } from '@scaleout/queue';
import type { Metrics } from '@scaleout/telemetry';
import type { RunObserver } from '../jobs/job-runner.ts';
import type { OutboxBacklog, OutboxRepository } from '../outbox/outbox.repository.ts';

/** The outbox of a shard, by its number. */
interface OutboxOfShard {
  readonly shard: number;
  readonly outbox: OutboxRepository;
}

/** Adds what the worker measures on each scrape: outbox, queues and database connections. */
export function registerGauges(
  metrics: Metrics,
  {
    crews,
    queues,
    shards,
  }: { crews: { readonly all: readonly OutboxOfShard[] }; queues: JobQueues; shards: Shards },
): void {
  const ofOutboxes = (value: (backlog: OutboxBacklog) => number) => async () => {
    const outboxes = crews.all;
    // Of a shard that is down nobody knows.
    const backlogs = await Promise.allSettled(outboxes.map(({ outbox }) => outbox.backlog()));
    return backlogs.flatMap((backlog, at) =>
      backlog.status === 'fulfilled'
        ? [{ labels: { shard: String(outboxes[at]?.shard) }, value: value(backlog.value) }]
        : [],
    );
  };
  metrics.gauge({
    name: 'outbox_rows',
    help: 'Jobs that were not yet brought to the queue.',
    labels: ['shard'],
    collect: ofOutboxes(({ rows }) => rows),
  });
  metrics.gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest row in the outbox.',
    labels: ['shard'],
    collect: ofOutboxes(({ oldestSeconds }) => oldestSeconds),
  });
  metrics.gauge({
    name: 'queue_jobs',
    help: 'Jobs in a queue, by state; failed ones wait for somebody to look at them.',
    labels: ['queue', 'state'],
    collect: async () =>
      (await queues.depths()).flatMap(({ queue, counts }) =>
        Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value })),
      ),
  });
  metrics.gauge({
    name: 'queue_oldest_waiting_seconds',
    help: 'How long the first job in a queue has waited.',
    collect: async () => {
      const since = await queues.oldestWaitingSince();
      return since === undefined ? 0 : (Date.now() - since) / 1_000;
    },
  });
  metrics.gauge({
    name: 'database_connections',
    help: 'Connections to PostgreSQL, and callers that wait for one.',
    labels: ['state'],
    collect: () => {
      const sum = (of: 'totalCount' | 'idleCount' | 'waitingCount') =>
        shards.all.flatMap(({ members }) => members).reduce((total, { pool }) => total + pool[of], 0);
      return [
        { labels: { state: 'open' }, value: sum('totalCount') },
        { labels: { state: 'idle' }, value: sum('idleCount') },
        { labels: { state: 'waiting' }, value: sum('waitingCount') },
      ];
    },
  });
}

/** What is counted as it happens. */
export function registerCounters(metrics: Metrics): {
  onRun: RunObserver;
  onMoved: (rows: number) => void;
} {
  const runs = metrics.counter({
    name: 'jobs_total',
    help: 'Runs of jobs, by how they ended. A failed run is tried again.',
    labels: ['job', 'outcome'],
  });
  const durations = metrics.durations({
    name: 'job_duration_seconds',
    help: 'How long a run of a job took.',
    labels: ['job'],
  });
  const moved = metrics.counter({
    name: 'outbox_moved_total',
    help: 'Rows brought from the outbox to the queue.',
  });
  return {
    onRun: (job, outcome, seconds) => {
      runs.inc({ job, outcome });
      durations.observe({ job }, seconds);
    },
    onMoved: (rows) => moved.inc(rows),
  };
}
