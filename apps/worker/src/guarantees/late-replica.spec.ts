import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seenNothing, Shard, statement, tenantContext, withPositions, Positions } from '@scaleout/database';
import { openCluster } from '@scaleout/database/testing';
import { articlePublishedJob, outboxRecord, parsePayload, type OutboxJob } from '@scaleout/queue';
import type { TestCluster } from '@scaleout/local/testing';
import { tenantOf } from '../jobs/tenant-of.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';

const TENANT = 1;
const findPerson = statement<[username: string], [username: string]>(
  'spec-find-person',
  'SELECT username::text FROM users WHERE tenant_id = $1 AND username = $2',
);

let cluster: TestCluster;
let shard: Shard;
let number = 0;

beforeAll(async () => {
  cluster = await openCluster({ near: 0 });
  shard = new Shard({ members: cluster.members() });
  await shard.ready();
}, 120_000);

afterAll(async () => {
  await shard.close();
  await cluster.close();
});

beforeEach(() => cluster.caughtUp('near'));

/** Writes a person and a job in one transaction. @returns the person's name and the job as the relay hands it on */
async function write(): Promise<{ username: string; job: OutboxJob }> {
  const username = `person-${(number += 1)}`;
  const record = outboxRecord(articlePublishedJob, { tenantId: TENANT, articleId: 1, authorId: 1 });
  await shard.primary.pool.query(
    `WITH person AS (INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-'))
     INSERT INTO outbox (tenant_id, name, payload) VALUES ($1, $3, $4)`,
    [TENANT, username, record.name, record.payload],
  );
  const taken: OutboxJob[] = [];
  await new OutboxRepository(shard, [articlePublishedJob.name]).move([TENANT], 10, (jobs) =>
    Promise.resolve(void taken.push(...jobs)),
  );
  return { username, job: taken[0]! };
}

/** What arrives in the worker, by way of Redis. */
function payloadOf({ payload, seen }: OutboxJob) {
  return parsePayload(articlePublishedJob, JSON.parse(JSON.stringify({ ...(payload as object), seen })));
}

async function paused<Result>(use: () => Promise<Result>): Promise<Result> {
  await cluster.ask('near', 'SELECT pg_wal_replay_pause()');
  try {
    return await use();
  } finally {
    await cluster.ask('near', 'SELECT pg_wal_replay_resume()');
  }
}

test('a job sees what it follows from, though the replica does not show it yet', async () => {
  await paused(async () => {
    const { username, job } = await write();
    const tenant = tenantOf(payloadOf(job));
    expect(await shard.read(tenant).query(findPerson, username)).toEqual([[username]]);
  });
});

test('a job of a build that did not say how far the shard was is answered by the primary', async () => {
  await paused(async () => {
    const { username } = await write();
    const tenant = tenantOf({ tenantId: TENANT });
    expect(await shard.read(tenant).query(findPerson, username)).toEqual([[username]]);
  });
});

test('control: one that has seen nothing would not see it', async () => {
  await paused(async () => {
    const { username } = await write();
    const tenant = withPositions(tenantContext(TENANT), new Positions('job', [seenNothing(1)]));
    expect(await shard.read(tenant).query(findPerson, username)).toEqual([]);
  });
});
