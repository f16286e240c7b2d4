import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until } from '../testing/until.ts';
import { Workplace } from '../testing/workplace.ts';

// Two chunks and a bit, so that a worker can die between two of them.
const FOLLOWERS = 2_500;
let workplace: Workplace;

beforeAll(async () => {
  workplace = await Workplace.open(inject('databaseAdminUrl'), FOLLOWERS);
});

afterEach(() => workplace.clear());
afterAll(() => workplace.close());

/** Opens a transaction that holds what `statement` locks; `release` lets it go. */
async function hold(statement: string, values: unknown[] = []) {
  const connection = await workplace.newsroom.shard.primary.pool.connect();
  await connection.query('BEGIN');
  await connection.query(statement, values);
  return async () => {
    await connection.query('ROLLBACK');
    connection.release();
  };
}

/** Kills a worker whose statement waits, and ends the statement too: it would go on without anybody to hear of it. */
async function killWaiting(worker: Awaited<ReturnType<Workplace['startWorker']>>, statement: string) {
  const { newsroom } = workplace;
  await until('the statement waits', () => newsroom.isBlocked(statement));
  await worker.force();
  await newsroom.dropConnectionsOfOthers();
  await until('the statement has ended', async () => !(await newsroom.isBlocked(statement)));
}

async function everybodyIsTold(articles: number) {
  const { newsroom } = workplace;
  await until('every follower is told', async () => {
    const { missing } = await newsroom.tally();
    return missing === 0 && (await newsroom.outboxRows()) === 0;
  });
  expect(await newsroom.tally()).toEqual({ articles, missing: 0, doubled: 0 });
}

test('killed before it takes the row: the next worker tells every follower once', async () => {
  const worker = await workplace.startWorker();
  await worker.force();
  await workplace.newsroom.publish();
  await workplace.startWorker();
  await everybodyIsTold(1);
});

test('killed after the job was added and even done, before the row was removed: it is not done twice', async () => {
  const { newsroom } = workplace;
  await newsroom.publish();
  const release = await hold('LOCK TABLE outbox IN SHARE MODE');
  const worker = await workplace.startWorker();
  await until('the removal of the row waits', () => newsroom.isBlocked('DELETE FROM outbox'));
  await until('every follower is told', async () => (await newsroom.tally()).missing === 0);
  await worker.force();
  await release();
  expect(await newsroom.outboxRows()).toBe(1);
  await workplace.startWorker();
  await everybodyIsTold(1);
});

test('killed between two chunks of followers: the rest are told by the next worker, nobody twice', async () => {
  const { newsroom } = workplace;
  const worker = await workplace.startWorker();
  await worker.force();
  const { tenantId, articleId, authorId } = await newsroom.publish();
  // A notification that is being written elsewhere makes the second chunk wait for it.
  const release = await hold(
    `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id) VALUES ($1, $2, 'article-published', $3, $4)`,
    [tenantId, newsroom.followerIds[1_500], authorId, articleId],
  );
  const second = await workplace.startWorker();
  await until('the second chunk waits', () => newsroom.isBlocked('WITH chunk AS'));
  await second.force();
  await release();
  expect((await newsroom.tally()).missing).toBe(1_500);
  await workplace.startWorker();
  await everybodyIsTold(1);
});

test('killed between two chunks of a conversation: the rest are told by the next worker, nobody twice', async () => {
  const { newsroom } = workplace;
  const { followerIds, authorId } = newsroom;
  const { tenantId, articleId } = await newsroom.publish({ outbox: false });
  await newsroom.discuss(articleId, followerIds);
  const { commentId } = await newsroom.comment(articleId, authorId);
  const release = await hold(
    `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id, comment_id)
     VALUES ($1, $2, 'comment-posted', $3, $4, $5)`,
    [tenantId, followerIds[1_500], authorId, articleId, commentId],
  );
  await killWaiting(await workplace.startWorker(), 'WITH chunk AS');
  await release();
  expect(await newsroom.toldOfComment(commentId)).toEqual(followerIds.slice(0, 1_000));
  await workplace.startWorker();
  await until(
    'everybody is told',
    async () => (await newsroom.toldOfComment(commentId)).length >= followerIds.length,
  );
  await until('the outbox is empty', async () => (await newsroom.outboxRows()) === 0);
  expect(await newsroom.toldOfComment(commentId)).toEqual(followerIds);
});

test('killed while it tells of a follower: the next worker does, once', async () => {
  const { newsroom } = workplace;
  const { tenantId, followerId, followeeId } = await newsroom.follow(newsroom.followerIds[0]!);
  const release = await hold(
    `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id) VALUES ($1, $2, 'follower-gained', $3)`,
    [tenantId, followeeId, followerId],
  );
  await killWaiting(await workplace.startWorker(), 'INSERT INTO notifications');
  await release();
  expect(await newsroom.toldOfFollower()).toEqual([]);
  await workplace.startWorker();
  await until('they are told', async () => (await newsroom.toldOfFollower()).length > 0);
  await until('the outbox is empty', async () => (await newsroom.outboxRows()) === 0);
  expect(await newsroom.toldOfFollower()).toEqual([followeeId]);
});

test('killed again and again at any moment while articles are published', async () => {
  const { newsroom } = workplace;
  const ROUNDS = 3;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const worker = await workplace.startWorker();
    const before = await newsroom.notifications();
    const publishing = newsroom.publishMany(4);
    await until('some followers are told', async () => (await newsroom.notifications()) > before);
    await worker.force();
    await publishing;
  }
  await workplace.startWorker();
  await everybodyIsTold(4 * ROUNDS);
});

test('asked to stop in the middle of a job, it finishes the job and exits with 0', async () => {
  const { newsroom } = workplace;
  const worker = await workplace.startWorker();
  const release = await hold('LOCK TABLE notifications IN SHARE MODE');
  await newsroom.publish();
  await until('the job waits', () => newsroom.isBlocked('WITH chunk AS'));
  const stopped = worker.stop();
  await release();
  await stopped;
  expect(worker.end()).toEqual({ code: 0, signal: null });
  await everybodyIsTold(1);
});
