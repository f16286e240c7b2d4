import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { Newsroom } from '../testing/newsroom.ts';
import { FollowerGainedHandler } from './follower-gained.handler.ts';
import { FollowerGainedRepository } from './follower-gained.repository.ts';

let newsroom: Newsroom;
let handler: FollowerGainedHandler;
let followee: number;

beforeAll(async () => {
  newsroom = await Newsroom.open(inject('databaseAdminUrl'), 2);
  handler = new FollowerGainedHandler(new FollowerGainedRepository(newsroom.shard));
  followee = newsroom.followerIds[0]!;
});

beforeEach(() => newsroom.clear());
afterAll(() => newsroom.close());

const unfollow = () =>
  newsroom.shard.primary.pool.query('DELETE FROM follows WHERE followee_id = $1', [followee]);

test('who is followed is notified, and nobody else', async () => {
  expect(await handler.handle(await newsroom.follow(followee))).toBe(1);
  expect(await newsroom.toldOfFollower()).toEqual([followee]);
  expect(await newsroom.notifications()).toBe(1);
});

test('running twice, one after the other or at once, has the effect of once', async () => {
  const job = await newsroom.follow(followee);
  const counts = await Promise.all([handler.handle(job), handler.handle(job)]);
  expect(counts[0] + counts[1]).toBe(1);
  expect(await handler.handle(job)).toBe(0);
  expect(await newsroom.toldOfFollower()).toEqual([followee]);
});

test('unfollowing and following again is not told again', async () => {
  await handler.handle(await newsroom.follow(followee));
  await unfollow();
  expect(await handler.handle(await newsroom.follow(followee))).toBe(0);
  expect(await newsroom.toldOfFollower()).toEqual([followee]);
});

test('two who are followed by one are both told', async () => {
  for (const id of newsroom.followerIds) expect(await handler.handle(await newsroom.follow(id))).toBe(1);
  expect(await newsroom.toldOfFollower()).toEqual(newsroom.followerIds);
});

test('a follow that was taken back before anybody was told notifies nobody and is no failure', async () => {
  const job = await newsroom.follow(followee);
  await unfollow();
  expect(await handler.handle(job)).toBe(0);
  expect(await handler.handle(await newsroom.follow(followee))).toBe(1);
});

test('people with the same numbers in another publication are not told', async () => {
  expect(await handler.handle({ ...(await newsroom.follow(followee)), tenantId: 2 })).toBe(0);
});

test('an account that is gone is no failure, and takes its notifications with it', async () => {
  const { pool } = newsroom.shard.primary;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO users (tenant_id, username, email, password_hash)
     SELECT 1, name, name, '' FROM unnest(ARRAY['gone', 'leaving']) AS name RETURNING id`,
  );
  const [gone, leaving] = rows.map(({ id }) => Number(id));
  const jobs = [await newsroom.follow(gone!), await newsroom.follow(leaving!)];
  await pool.query('DELETE FROM users WHERE id = $1', [gone]);
  expect([await handler.handle(jobs[0]!), await handler.handle(jobs[1]!)]).toEqual([0, 1]);
  await pool.query('DELETE FROM users WHERE id = $1', [leaving]);
  expect(await newsroom.notifications()).toBe(0);
});

// Last, because it changes the key of the database.
test('control: with a key to which nothing and nothing are different the same check finds a double', async () => {
  const { pool } = newsroom.shard.primary;
  await pool.query('DROP INDEX notifications_told_once_key');
  await pool.query(
    `CREATE UNIQUE INDEX notifications_told_once_key
     ON notifications (tenant_id, article_id, comment_id, recipient_id, actor_id, kind)`,
  );
  const job = await newsroom.follow(followee);
  expect([await handler.handle(job), await handler.handle(job)]).toEqual([1, 1]);
  expect(await newsroom.toldOfFollower()).toEqual([followee, followee]);
});
