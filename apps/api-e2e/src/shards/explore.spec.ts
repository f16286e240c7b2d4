import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExploreResponse } from '@scaleout/contracts';
import { refusal } from '../support/errors.ts';
import { explore, walk } from '../support/explorer.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { moveByHand } from '../support/move-by-hand.ts';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { Visitor } from '../support/visitor.ts';

const NOWHERE = 'postgresql://nobody:secret@127.0.0.1:1/nothing';

/** Two publications on each of two shards, each with three articles. */
let stack: OwnStack;
let apiUrl: string;
let anybody: Visitor;
let publications: { readonly press: Publication; readonly author: Person; shard: number }[];
/** All there is, newest first. */
let all: ExploreResponse['articles'];

const titles = (articles: ExploreResponse['articles']) => articles.map(({ title }) => title);
const shardsOf = (shard: number) => publications.filter((each) => each.shard === shard);
const slugsOn = (shard: number) => shardsOf(shard).map(({ press }) => press.slug);

beforeAll(async () => {
  stack = await startOwnStack({ shards: 2 });
  apiUrl = (await stack.startApi()).url;
  anybody = new Visitor({ apiUrl });
  publications = [];
  for (let number = 0; number < 4; number += 1) {
    const press = await openPublication('X-Publication', apiUrl);
    publications.push({ press, author: await press.register(), shard: await shardOf(press.slug) });
  }
  for (let number = 0; number < 3; number += 1) {
    for (const [at, { author }] of publications.entries()) {
      await author.publish({
        title: `Article ${number}${at}`,
        description: 'What it is about',
        body: 'Nobody is to see this in a list',
        tagList: ['one', 'two'],
      });
    }
  }
  all = (await explore(anybody, { limit: 100 })).articles;
});

async function query<Row extends pg.QueryResultRow>(url = '', text = '', values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** By which shard has its people. */
async function shardOf(slug: string): Promise<number> {
  const [found] = await query<{ id: string }>(
    stack.data.catalogUrl,
    'SELECT id FROM publications WHERE slug = $1',
    [slug],
  );
  const here = await query(stack.data.shards[1]?.[0], 'SELECT FROM users WHERE tenant_id = $1', [found?.id]);
  return here.length > 0 ? 1 : 2;
}

describe('explore', () => {
  it('lists the articles of all publications, on whichever shard they are, newest first', () => {
    expect([slugsOn(1).length, slugsOn(2).length]).toEqual([2, 2]);
    const written = [2, 1, 0].flatMap((number) => [3, 2, 1, 0].map((at) => `Article ${number}${at}`));
    expect(titles(all)).toEqual(written);
  });

  it('says of each what everybody may see, and nothing else', async () => {
    const { press, author } = publications[3]!;
    expect(all[0]).toEqual({
      slug: 'article-23',
      title: 'Article 23',
      description: 'What it is about',
      tagList: ['one', 'two'],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      favoritesCount: 0,
      author: { username: author.username },
      publication: {
        slug: press.slug,
        name: press.slug,
        host: `${press.slug}.localhost`,
        color: '#266a4d',
      },
    });
    const { text } = await anybody.get('/platform/explore?limit=100').expect(200);
    for (const secret of ['Nobody is to see', '@example.com', 'argon2', 'tenant', '"id"']) {
      expect(text).not.toContain(secret);
    }
  });

  it('is the same for who is signed in anywhere, and at any publication', async () => {
    for (const { author } of publications) {
      expect((await explore(author, { limit: 100 })).articles).toEqual(all);
    }
  });

  it.each([1, 2, 3, 5, 11, 12, 13])('is walked by pages of %i without loss or repeat', async (limit) => {
    const pages = await walk(anybody, { limit });
    expect(pages.flat()).toEqual(all);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
  });

  it('is walked without loss or repeat where many were published in one moment', async () => {
    for (const urls of Object.values(stack.data.shards)) {
      await query(urls[0], `UPDATE articles SET created_at = '2026-01-02T03:04:05.678Z'`);
    }
    const whole = (await explore(anybody, { limit: 100 })).articles;
    expect(new Set(titles(whole))).toEqual(new Set(titles(all)));
    for (const limit of [1, 2, 3, 5]) expect((await walk(anybody, { limit })).flat()).toEqual(whole);
  });

  it('lists what is favoured most first, and the others behind it', async () => {
    const [first, second] = [publications[1]!, publications[2]!];
    await first.author.post('/articles/article-01/favorite').expect(200);
    for (const who of [second.author, await second.press.register()]) {
      await who.post('/articles/article-12/favorite').expect(200);
    }
    const { articles } = await explore(anybody, { sort: 'favorited', limit: 100 });
    expect(titles(articles.slice(0, 2))).toEqual(['Article 12', 'Article 01']);
    expect(articles.map(({ favoritesCount }) => favoritesCount)).toEqual([2, 1, ...Array(10).fill(0)]);
    for (const limit of [1, 3, 4]) {
      expect((await walk(anybody, { sort: 'favorited', limit })).flat()).toEqual(articles);
    }
  });

  it('refuses a cursor that it did not write, or wrote for the other order', async () => {
    const { next } = await explore(anybody, { limit: 1 });
    const message = 'must be the `next` of a page of the same order';
    for (const wrong of [{ after: 'nonsense' }, { after: `${next}=` }, { after: next!, sort: 'favorited' }]) {
      const { body } = await anybody.get('/platform/explore').query(wrong).expect(422);
      expect(body).toEqual(refusal('after', message));
    }
    const { body } = await anybody.get('/platform/explore?sort=oldest').expect(422);
    expect(body).toEqual(refusal('sort', 'must be one of newest, favorited'));
  });

  it('tells how much there is as it was counted last, of the shards together', async () => {
    expect((await explore(anybody)).totals).toBeNull();
    await query(
      stack.data.catalogUrl,
      `INSERT INTO totals (shard, publications, articles, counted_at)
       VALUES (1, 2, 6, '2026-01-02T00:00:00Z'), (2, 3, 7, '2026-01-01T00:00:00Z')`,
    );
    expect((await explore(anybody)).totals).toEqual({
      publications: 5,
      articles: 13,
      countedAt: '2026-01-01T00:00:00.000Z',
    });
  });
});

describe('explore, without a shard', () => {
  const seenBy = async (visitor: Visitor) => {
    const { articles, missing } = await explore(visitor, { limit: 100 });
    return { slugs: new Set(articles.map(({ publication }) => publication.slug)), missing };
  };

  it('shows what the others have, and says which is missing', async () => {
    const api = await stack.startApi({ SHARD_2_URLS: NOWHERE });
    for (const asker of [
      new Visitor({ apiUrl: api.url }),
      new Visitor({ apiUrl: api.url, slug: slugsOn(2)[0] }),
    ]) {
      expect(await seenBy(asker)).toEqual({ slugs: new Set(slugsOn(1)), missing: [{ shard: 2 }] });
    }
    const { body } = await new Visitor({ apiUrl: api.url }).get('/platform/explore').expect(200);
    expect(JSON.stringify(body)).not.toContain('127.0.0.1');
  }, 60_000);

  it('waits no longer than its deadline for one that hangs, is 503 when none is left, and has all again', async () => {
    const gates = await Promise.all([1, 2].map((shard) => openGate(stack.data.shards[shard]?.[0] ?? '')));
    const [one, two] = gates as [Gate, Gate];
    const api = await stack.startApi({ SHARD_1_URLS: one.url, SHARD_2_URLS: two.url });
    const visitor = new Visitor({ apiUrl: api.url });
    expect((await seenBy(visitor)).missing).toEqual([]);

    void two.hold();
    const start = performance.now();
    expect(await seenBy(visitor)).toEqual({ slugs: new Set(slugsOn(1)), missing: [{ shard: 2 }] });
    expect(performance.now() - start).toBeLessThan(2_000);

    void one.hold();
    const { headers, body } = await visitor.get('/platform/explore').expect(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body).toEqual(refusal('service', 'is unavailable, try again soon'));

    for (const gate of gates) gate.release();
    expect((await seenBy(visitor)).missing).toEqual([]);
  }, 60_000);
});

describe('explore, while a publication moves', () => {
  it('shows each article once, page after page, wherever the publication is by then', async () => {
    const whole = (await explore(anybody, { limit: 100 })).articles;
    const moving = shardsOf(1)[0]!;
    const ways = [
      [1, 2],
      [2, 1],
      [1, 2],
    ] as const;
    let moved = 0;
    const pages = await walk(anybody, { limit: 3 }, async () => {
      const way = ways[moved];
      moved += 1;
      if (way) await moveByHand(stack.data, moving.press.slug, way);
    });
    expect(pages.flat()).toEqual(whole);
    expect(await shardOf(moving.press.slug)).toBe(2);
  });

  it('shows nothing of what is on its way to a shard, nor of what is left behind on one', async () => {
    const whole = (await explore(anybody, { limit: 100 })).articles;
    const [on1, on2] = [stack.data.shards[1]?.[0], stack.data.shards[2]?.[0]];
    const [left] = await query<{ id: string }>(
      on1,
      `SELECT tenant_id AS id FROM tenant_fences WHERE state = 'left'`,
    );
    const rows = await query<{ person: object; article: object }>(
      on2,
      `SELECT to_jsonb(u) AS person, to_jsonb(a) AS article FROM users u
       JOIN articles a ON a.tenant_id = u.tenant_id AND a.author_id = u.id WHERE u.tenant_id = $1 LIMIT 1`,
      [left?.id],
    );
    const { person, article } = rows[0]!;
    await query(on1, 'INSERT INTO users SELECT * FROM jsonb_populate_record(NULL::users, $1)', [person]);
    await query(on1, 'INSERT INTO articles SELECT * FROM jsonb_populate_record(NULL::articles, $1)', [
      article,
    ]);
    expect((await explore(anybody, { limit: 100 })).articles).toEqual(whole);
  });
});
