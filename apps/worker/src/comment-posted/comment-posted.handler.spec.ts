import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { tenantContext } from '@scaleout/database';
import { Newsroom } from '../testing/newsroom.ts';
import { CommentPostedHandler } from './comment-posted.handler.ts';
import { CommentPostedRepository } from './comment-posted.repository.ts';

const READERS = 25;
let newsroom: Newsroom;
let handler: CommentPostedHandler;
let authorId: number;
let readers: readonly number[];
let commenter: number;
/** Everybody in the conversation but the commenter, in the order of their ids. */
let others: number[];

beforeAll(async () => {
  newsroom = await Newsroom.open(inject('databaseAdminUrl'), READERS);
  handler = new CommentPostedHandler(new CommentPostedRepository(newsroom.shard), 10);
  ({ authorId, followerIds: readers } = newsroom);
  commenter = readers[7]!;
  others = [authorId, ...readers].filter((id) => id !== commenter).sort((a, b) => a - b);
});

beforeEach(() => newsroom.clear());
afterAll(() => newsroom.close());

/** A comment on an article on which everybody has commented before, the readers twice. */
async function commentInCompany() {
  const { articleId } = await newsroom.publish();
  await newsroom.discuss(articleId, [...readers, authorId, ...readers]);
  return newsroom.comment(articleId, commenter);
}

test('everybody in the conversation but the commenter is notified, each once, over several chunks', async () => {
  const job = await commentInCompany();
  expect(await handler.handle(job)).toBe(READERS);
  expect(await newsroom.toldOfComment(job.commentId)).toEqual(others);
});

test('a conversation that fills its last chunk is notified whole', async () => {
  const filled = new CommentPostedHandler(new CommentPostedRepository(newsroom.shard), 2 * READERS + 1);
  expect(await filled.handle(await commentInCompany())).toBe(READERS);
});

test('the first comment is told to the author alone, and the author’s own to nobody', async () => {
  const { articleId } = await newsroom.publish();
  const own = await newsroom.comment(articleId, authorId);
  expect(await handler.handle(own)).toBe(0);
  const first = await newsroom.comment(articleId, commenter);
  expect(await handler.handle(first)).toBe(1);
  expect(await newsroom.toldOfComment(first.commentId)).toEqual([authorId]);
});

test('a comment is not told to those who come to the conversation after it, and each comment is told anew', async () => {
  const { articleId } = await newsroom.publish();
  const first = await newsroom.comment(articleId, commenter);
  const second = await newsroom.comment(articleId, readers[0]!);
  const third = await newsroom.comment(articleId, commenter);
  for (const job of [third, second, first]) await handler.handle(job);
  const ascending = (...ids: number[]) => ids.sort((a, b) => a - b);
  expect(await newsroom.toldOfComment(first.commentId)).toEqual([authorId]);
  expect(await newsroom.toldOfComment(second.commentId)).toEqual(ascending(authorId, commenter));
  expect(await newsroom.toldOfComment(third.commentId)).toEqual(ascending(authorId, readers[0]!));
});

test('running twice, one after the other or at once, has the effect of once', async () => {
  const job = await commentInCompany();
  const counts = await Promise.all([handler.handle(job), handler.handle(job)]);
  expect(counts[0] + counts[1]).toBe(READERS);
  expect(await handler.handle(job)).toBe(0);
  expect(await newsroom.toldOfComment(job.commentId)).toEqual(others);
});

test('a run that a failure cut short is finished by the next', async () => {
  const job = await commentInCompany();
  const repository = new CommentPostedRepository(newsroom.shard);
  await repository.notify(tenantContext(job.tenantId), { ...job, after: 0, limit: 5 });
  expect(await newsroom.toldOfComment(job.commentId)).toHaveLength(6);
  expect(await handler.handle(job)).toBe(READERS - 6);
  expect(await newsroom.toldOfComment(job.commentId)).toEqual(others);
});

test.each(['comments', 'articles'])(
  'when its %s are gone it notifies nobody and is no failure',
  async (table) => {
    const job = await commentInCompany();
    await newsroom.shard.primary.pool.query(`DELETE FROM ${table}`);
    expect(await handler.handle(job)).toBe(0);
  },
);

test.each(['comments', 'articles'])('its notifications go with the %s', async (table) => {
  const { commentId, ...job } = await commentInCompany();
  await handler.handle({ ...job, commentId });
  await newsroom.shard.primary.pool.query(`DELETE FROM ${table}`);
  expect(await newsroom.notifications()).toBe(0);
});

test('a conversation with the same numbers in another publication is not told', async () => {
  expect(await handler.handle({ ...(await commentInCompany()), tenantId: 2 })).toBe(0);
});

test('somebody whose account is gone is neither told nor told of, and is no failure', async () => {
  const { articleId } = await newsroom.publish();
  const { rows } = await newsroom.shard.primary.pool.query<{ id: string }>(
    `INSERT INTO users (tenant_id, username, email, password_hash)
     SELECT 1, name, name, '' FROM unnest(ARRAY['gone', 'leaving']) AS name RETURNING id`,
  );
  const [gone, leaving] = rows.map(({ id }) => Number(id));
  await newsroom.discuss(articleId, [gone!]);
  const jobs = [await newsroom.comment(articleId, commenter), await newsroom.comment(articleId, leaving!)];
  await newsroom.shard.primary.pool.query('DELETE FROM users WHERE id = ANY ($1::bigint[])', [
    [gone, leaving],
  ]);
  expect(await Promise.all(jobs.map((job) => handler.handle(job)))).toEqual([1, 0]);
  expect(await newsroom.toldOfComment(jobs[0]!.commentId)).toEqual([authorId]);
});

// Last, because it takes the key from the database.
test('control: without the unique key the same check finds doubles', async () => {
  const { pool } = newsroom.shard.primary;
  await pool.query('DROP INDEX notifications_told_once_key');
  const { tenantId, articleId, commentId } = await commentInCompany();
  for (let run = 0; run < 2; run += 1) {
    await pool.query(
      `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id, article_id, comment_id)
       SELECT DISTINCT $1::bigint, author_id, 'comment-posted', $4::bigint, article_id, $3::bigint FROM comments
       WHERE tenant_id = $1 AND article_id = $2 AND author_id <> $4`,
      [tenantId, articleId, commentId, commenter],
    );
  }
  expect(await newsroom.toldOfComment(commentId)).toEqual(others.flatMap((id) => [id, id]));
});
