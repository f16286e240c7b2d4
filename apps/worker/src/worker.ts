import {
  Catalog,
  Directory,
  followEpochs,
  membersOf,
  prepareAll,
  Shards,
  watchMembers,
  type Shard,
} from '@scaleout/database';
import { allJobs, connectQueueRedis, JobQueues, type QueueRole } from '@scaleout/queue';
import { anyOf, createLogger, Health, Metrics, Shutdown, TopologyReloads } from '@scaleout/telemetry';
import { ArticlePublishedHandler } from './article-published/article-published.handler.ts';
import { ArticlePublishedRepository } from './article-published/article-published.repository.ts';
import { CommentPostedHandler } from './comment-posted/comment-posted.handler.ts';
import { CommentPostedRepository } from './comment-posted/comment-posted.repository.ts';
import { readEnv, type WorkerEnv } from './env.ts';
import { FollowerGainedHandler } from './follower-gained/follower-gained.handler.ts';
import { FollowerGainedRepository } from './follower-gained/follower-gained.repository.ts';
import { HealthServer } from './health/health-server.ts';
import { logSeldom } from './health/log-seldom.ts';
import { checkRelay, checkRunner } from './health/readiness.ts';
import { registerCounters, registerGauges } from './health/register-metrics.ts';
import { IdempotencyKeysRepository } from './idempotency/idempotency-keys.repository.ts';
import { KeyRemoval } from './idempotency/key-removal.ts';
import { bindHandlers } from './jobs/bind-handlers.ts';
import type { JobHandlers } from './jobs/job-handlers.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { OutboxRepository } from './outbox/outbox.repository.ts';
import { OutboxRelay } from './outbox/outbox-relay.ts';
import { ShardCrews } from './shards/shard-crews.ts';
import { TotalsCount } from './totals/totals-count.ts';
import { TotalsRepository } from './totals/totals.repository.ts';

/** Connections of the pool that jobs leave alone: one for the relay, one for probes, metrics and removal. */
const OTHER_CONNECTIONS = 2;

/** How often the idempotency keys are looked through for old ones. */
const KEY_REMOVAL_REST_MS = 60_000;

/** How old what is told of all publications together may become, and how often it is looked whether it is. */
const TOTALS_AGE_MS = 60_000;
const TOTALS_REST_MS = 10_000;

/** Starts everything a worker does. A server that is not there yet is waited for; the probe tells so. */
export async function startWorker(env: WorkerEnv): Promise<void> {
  const reloads = new TopologyReloads(env.TOPOLOGY_FILE !== undefined);
  const identity = { service: 'worker', computer: env.COMPUTER };
  const logger = createLogger({ ...identity, level: env.LOG_LEVEL });
  const metrics = new Metrics(identity);
  const health = new Health();
  const shutdown = new Shutdown({ logger }).listen();

  const server = new HealthServer(health, metrics);
  shutdown.register('health server', () => server.close());

  const catalog = new Catalog({
    members: membersOf([env.CATALOG_DATABASE_URL, ...env.CATALOG_DATABASE_REPLICA_URLS]),
    onChange: (line) => logger.info(`catalog: ${line}`),
    onConnectionError: logSeldom(logger, 'a connection to the catalog broke'),
  });
  shutdown.register('catalog', () => catalog.close());
  const shards = new Shards({
    shards: env.SHARDS,
    directory: new Directory(() => catalog.placements.load()),
    poolSize: env.DATABASE_POOL_SIZE,
    onChange: (line) => logger.info(line),
    onConnectionError: logSeldom(logger, 'a connection to PostgreSQL broke'),
  });
  shutdown.register('database', () => shards.close());

  const onError = logSeldom(logger, 'trouble with the queue');
  const connect = (role: QueueRole) => {
    const redis = connectQueueRedis({ url: env.QUEUE_REDIS_URL, role, onError });
    shutdown.register(`redis (${role})`, () => redis.disconnect());
    return redis;
  };
  const queues = new JobQueues({ redis: connect('producer'), jobs: allJobs, onError });
  shutdown.register('queues', () => queues.close());

  const articlePublished = new ArticlePublishedHandler(new ArticlePublishedRepository(shards));
  const commentPosted = new CommentPostedHandler(new CommentPostedRepository(shards));
  const followerGained = new FollowerGainedHandler(new FollowerGainedRepository(shards));
  const handlers: JobHandlers = {
    'article-published': (payload) => articlePublished.handle(payload),
    'comment-posted': (payload) => commentPosted.handle(payload),
    'follower-gained': (payload) => followerGained.handle(payload),
  };
  const { onRun, onMoved } = registerCounters(metrics);
  const runner = new JobRunner({
    redis: connect('worker'),
    bound: bindHandlers(allJobs, handlers),
    concurrency: Math.max(1, env.DATABASE_POOL_SIZE - OTHER_CONNECTIONS),
    logger,
    onError,
    onRun,
  });
  shutdown.register('jobs', () => runner.close());

  const jobNames = allJobs.map((job) => job.name);
  const crews = new ShardCrews(shards, (shard: Shard) => {
    const outbox = new OutboxRepository(shard, jobNames);
    const relay = new OutboxRelay({ outbox, sink: queues, pollMs: env.OUTBOX_POLL_MS, logger, onMoved });
    const keys = new IdempotencyKeysRepository(shard);
    const removal = new KeyRemoval({ keys, restMs: KEY_REMOVAL_REST_MS, logger });
    const works = [relay, removal];
    return {
      shard: shard.number,
      outbox,
      relay,
      start: () => works.forEach((work) => work.start()),
      stop: () => Promise.all(works.map((work) => work.stop())),
    };
  });
  shutdown.register('outbox relays and key removals', () => crews.stop());
  const totals = new TotalsCount({
    shards,
    repository: new TotalsRepository(shards.directory),
    totals: catalog.totals,
    everyMs: TOTALS_AGE_MS,
    restMs: TOTALS_REST_MS,
    logger,
  });
  shutdown.register('totals', () => totals.stop());

  const onUpdateError = logSeldom(logger, 'the catalog could not be asked for the directory');
  const endUpdates = followEpochs(connect('subscriber'), shards.directory, onUpdateError);
  shutdown.register('directory', () => endUpdates());

  watchMembers(metrics, shards);
  registerGauges(metrics, { crews, queues, shards });
  health
    .check('database', () => shards.check())
    .check('redis', () => queues.ping())
    .check('outbox', () => anyOf(crews.all.map(({ relay, outbox }) => checkRelay(relay, outbox, Date.now()))))
    .check('jobs', () => checkRunner(runner, queues, Date.now()));
  shutdown.register('readiness', () => health.stop());

  const port = await server.listen(env.WORKER_HOST, env.WORKER_PORT);
  runner.start();
  crews.start();
  totals.start();
  const take = async () => {
    const next = readEnv();
    const members = membersOf([next.CATALOG_DATABASE_URL, ...next.CATALOG_DATABASE_REPLICA_URLS]);
    const change = await prepareAll([catalog.prepare(members), shards.prepare(next.SHARDS)]);
    change.take();
    crews.follow();
  };
  reloads.begin({ logger, metrics, take });
  logger.info({ port, jobs: jobNames }, 'worker started');
}
