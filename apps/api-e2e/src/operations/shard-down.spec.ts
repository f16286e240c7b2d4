import request from 'supertest';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { untilToldOf } from '../support/notifications.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { startShardServers, type ShardServers } from '../support/shard-servers.ts';
import { shardUrlOf } from '../support/shard-url-of.ts';
import { unique } from '../support/unique.ts';

/** A publication with somebody who writes, and somebody who is told of it. */
interface Newsroom {
  readonly press: Publication;
  readonly writer: Person;
  readonly reader: Person;
}

// The tests of this file are one story, told in order.
describe('while a shard is down', () => {
  let servers: ShardServers;
  /** On the shard that stays. */
  let here: Newsroom;
  /** On the one that goes. */
  let gone: Newsroom;

  beforeAll(async () => {
    servers = await startShardServers();
    const { data, api } = servers;
    const all = [await openNewsroom(api.url), await openNewsroom(api.url)];
    const urls = await Promise.all(all.map(({ press }) => shardUrlOf(data, press.slug)));
    here = all[urls.indexOf(data.shards[1]?.[0] ?? '')]!;
    gone = all[urls.indexOf(data.shards[2]?.[0] ?? '')]!;
  });

  it('its publications answer 503, in the shape of every refusal', async () => {
    // The worker hears of this article only after the shard is gone.
    process.kill(servers.worker.pid, 'SIGSTOP');
    await gone.writer.publish();
    await servers.stopSecond();
    process.kill(servers.worker.pid, 'SIGCONT');

    const { email, password } = gone.writer;
    for (const answer of [
      await gone.press.get('/articles'),
      await gone.press.post('/users/login', { user: { email, password } }),
      await gone.writer.post('/articles', { article: { title: unique(), description: 'x', body: 'x' } }),
    ]) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body).toEqual({ errors: expect.any(Object) });
    }
  });

  it('all others are read and written, and their jobs are done', async () => {
    await here.press.get('/articles').expect(200);
    await here.writer.publish();
    await untilToldOf(here.reader, 'article-published', 1);
  });

  it('the API is ready, and lists every publication', async () => {
    const { url } = servers.api;
    await request(url).get('/health/ready').expect(200);
    const { body } = await request(url).get('/api/platform/publications').expect(200);
    const slugs = (body.publications as { slug: string }[]).map(({ slug }) => slug);
    expect(slugs).toEqual(expect.arrayContaining([here.press.slug, gone.press.slug]));
  });

  it('publications are opened on the others', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openPublication('X-Publication', servers.api.url)));
    for (const press of opened) await press.get('/articles').expect(200);
  });

  it('when it is back its publications go on as they were, and the jobs that waited are done', async () => {
    await servers.restartSecond();
    await vi.waitFor(() => gone.press.get('/articles').expect(200), { timeout: 5_000, interval: 50 });
    await untilToldOf(gone.reader, 'article-published', 1);
    await gone.writer.publish();
    await untilToldOf(gone.reader, 'article-published', 2);
  });
});

async function openNewsroom(apiUrl: string): Promise<Newsroom> {
  const press = await openPublication('X-Publication', apiUrl);
  const [writer, reader] = [await press.register(), await press.register()];
  await reader.follow(writer);
  return { press, writer, reader };
}
