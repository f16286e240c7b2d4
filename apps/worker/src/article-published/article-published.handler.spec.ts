import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { tenantContext } from '@scaleout/database';
import { Newsroom } from '../testing/newsroom.ts';
import { ArticlePublishedHandler } from './article-published.handler.ts';
import { ArticlePublishedRepository } from './article-published.repository.ts';

const FOLLOWERS = 25;
let newsroom: Newsroom;
let handler: ArticlePublishedHandler;

beforeAll(async () => {
  newsroom = await Newsroom.open(inject('databaseAdminUrl'), FOLLOWERS);
  handler = new ArticlePublishedHandler(new ArticlePublishedRepository(newsroom.shard), 10);
});

beforeEach(() => newsroom.clear());
afterAll(() => newsroom.close());

test('every follower is notified, over several chunks', async () => {
  expect(await handler.handle(await newsroom.publish())).toBe(FOLLOWERS);
  expect(await newsroom.tally()).toEqual({ articles: 1, missing: 0, doubled: 0 });
});

test('an audience that fills its last chunk is notified whole', async () => {
  const filled = new ArticlePublishedHandler(new ArticlePublishedRepository(newsroom.shard), FOLLOWERS);
  expect(await filled.handle(await newsroom.publish())).toBe(FOLLOWERS);
});

test('running twice, one after the other or at once, has the effect of once', async () => {
  const job = await newsroom.publish();
  const counts = await Promise.all([handler.handle(job), handler.handle(job)]);
  expect(counts[0] + counts[1]).toBe(FOLLOWERS);
  expect(await handler.handle(job)).toBe(0);
  expect(await newsroom.tally()).toEqual({ articles: 1, missing: 0, doubled: 0 });
});

test('a run that a failure cut short is finished by the next', async () => {
  const job = await newsroom.publish();
  const repository = new ArticlePublishedRepository(newsroom.shard);
  await repository.notify(tenantContext(job.tenantId), { ...job, after: 0, limit: 10 });
  expect(await newsroom.tally()).toMatchObject({ missing: FOLLOWERS - 10 });
  expect(await handler.handle(job)).toBe(FOLLOWERS - 10);
  expect(await newsroom.tally()).toEqual({ articles: 1, missing: 0, doubled: 0 });
});

test('an article that is gone notifies nobody and is no failure', async () => {
  const job = await newsroom.publish();
  await newsroom.shard.primary.pool.query('DELETE FROM articles');
  expect(await handler.handle(job)).toBe(0);
});

test('followers of an author with the same number in another publication are not told', async () => {
  const job = await newsroom.publish();
  expect(await handler.handle({ ...job, tenantId: 2 })).toBe(0);
});

// Last, because it takes the key from the database.
test('control: without the unique key the same check finds doubles', async () => {
  const { pool } = newsroom.shard.primary;
  await pool.query('DROP INDEX notifications_told_once_key');
  const { tenantId, articleId, authorId } = await newsroom.publish();
  for (let run = 0; run < 2; run += 1) {
    await pool.query(
      `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id)
       SELECT $1, follower_id, 'article-published', $2, $3 FROM follows WHERE tenant_id = $1 AND followee_id = $2`,
      [tenantId, authorId, articleId],
    );
  }
  expect(await newsroom.tally()).toEqual({ articles: 1, missing: 0, doubled: FOLLOWERS });
});
