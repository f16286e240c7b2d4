import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openGate, type Gate } from '../support/gate.ts';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';
import { Visitor } from '../support/visitor.ts';

const HEADER = 'Idempotency-Key';
const REPLAYED = 'idempotent-replayed';
/** Of an API process's connections; more requests than these must not use them up. */
const POOL = 8;
const newArticle = () => ({ article: { title: unique('Title '), description: 'x', body: 'x' } });

const kinds = [
  { shard: 'one server', lateMs: undefined },
  { shard: 'a server and a late replica', lateMs: 2_000 },
];

describe.each(kinds)('a write with a key, on $shard', ({ lateMs }) => {
  let stack: OwnStack;
  let members: Record<string, string>;
  /** Another API process, whose way to the database is never in trouble. */
  let elsewhere: Visitor;
  let gate: Gate;
  let anna: Person;
  beforeAll(async () => {
    stack = await startOwnStack({ ownDatabaseServer: true });
    members = lateMs === undefined ? {} : await stack.startReplica(lateMs);
    elsewhere = new Visitor({ apiUrl: (await stack.startApi(members)).url });
  });

  beforeEach(async () => {
    gate = await openGate(stack.data.databaseUrl);
    const { databaseUrl } = stack.data;
    const throughGate = (members.SHARD_1_URLS ?? databaseUrl).replace(databaseUrl, gate.url);
    const api = await stack.startApi({ ...members, SHARD_1_URLS: throughGate });
    onTestFinished(() => api.force());
    const press = await openPublication('X-Publication', api.url);
    anna = await press.register();
    elsewhere = new Visitor({ ...press.address, apiUrl: elsewhere.address.apiUrl }, anna.token);
    await vi.waitFor(() => elsewhere.get('/articles').expect(200), { timeout: 10_000 });
  });

  const count = async () =>
    (await elsewhere.get(`/articles?author=${anna.username}`).expect(200)).body.articlesCount as number;
  const publish = (by: Visitor, article: object, key: string) =>
    by.post('/articles', article).set(HEADER, key);

  it('whose COMMIT was done and not answered is told so, and done once when it is repeated', async () => {
    const [key, article] = [unique('key'), newArticle()];
    // A replica has all that she has seen, and may answer her.
    const stranger = elsewhere.withToken(undefined);
    await vi.waitFor(() => stranger.get(`/profiles/${anna.username}`).expect(200), 10_000);
    gate.loseAnswerTo('COMMIT');
    await publish(anna, article, key).expect(504);
    const { body, headers } = await publish(elsewhere, article, key).expect(201);
    expect(headers[REPLAYED]).toBe('true');
    // Who is told of it sees it from then on, wherever they ask.
    await elsewhere.get(`/articles/${body.article.slug}`).expect(200);
    expect(await count()).toBe(1);
  });

  it('would be done twice if it were repeated without', async () => {
    const article = newArticle();
    gate.loseAnswerTo('insert-article');
    expect((await anna.post('/articles', article)).status).toBeGreaterThanOrEqual(500);
    await elsewhere.post('/articles', article).expect(201);
    expect(await count()).toBe(2);
  });

  it('whose connection breaks before COMMIT has not happened, and is done when it is repeated', async () => {
    const [key, article] = [unique('key'), newArticle()];
    gate.loseAnswerTo('store-idempotent-answer');
    await publish(anna, article, key).expect(503);
    const { headers } = await publish(elsewhere, article, key).expect(201);
    expect(headers[REPLAYED]).toBeUndefined();
    expect(await count()).toBe(1);
  });

  it('is answered to who repeats it though the client went before it was done', async () => {
    const [key, article] = [unique('key'), newArticle()];
    const held = gate.hold();
    const leaving = new AbortController();
    const left = fetch(`${anna.address.apiUrl}/api/articles`, {
      method: 'POST',
      headers: { ...anna.headers(), 'Content-Type': 'application/json', [HEADER]: key },
      body: JSON.stringify(article),
      signal: leaving.signal,
    }).catch((error: unknown) => error);
    await held;
    leaving.abort();
    await left;
    gate.release();
    await vi.waitFor(async () => expect(await count()).toBe(1), 10_000);
    const { headers } = await publish(elsewhere, article, key).expect(201);
    expect(headers[REPLAYED]).toBe('true');
  });

  it('whose twin takes too long says so, and then gets its answer', async () => {
    const [key, article] = [unique('key'), newArticle()];
    const client = new pg.Client({ connectionString: stack.data.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    // The first waits for a lock that the spec has, with the key in its hands.
    await client.query('BEGIN; LOCK TABLE articles IN ACCESS EXCLUSIVE MODE');
    const first = publish(anna, article, key).then((answer) => answer);
    await vi.waitFor(async () => {
      const waiting = `SELECT FROM pg_locks WHERE relation = 'articles'::regclass AND NOT granted`;
      const { rowCount } = await client.query(waiting);
      expect(rowCount).toBe(1);
    }, 10_000);
    const { body, headers } = await publish(elsewhere, article, key).expect(409);
    expect(body).toEqual({
      errors: { 'idempotency-key': ['is of a request that is not answered yet: try again soon'] },
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await client.query('COMMIT');
    expect((await first).status).toBe(201);
    expect((await publish(elsewhere, article, key).expect(201)).text).toBe((await first).text);
  });

  it('that fails with 500 keeps nothing, and all its connections come back', async () => {
    const { slug } = await anna.publish();
    const [key, comment] = [unique('key'), { comment: { body: 'x' } }];
    const write = (by: string) => anna.post(`/articles/${slug}/comments`, comment).set(HEADER, by);
    const client = new pg.Client({ connectionString: stack.data.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(`ALTER TABLE comments ADD CONSTRAINT none CHECK (body = '') NOT VALID`);
    await Promise.all(Array.from({ length: 3 * POOL }, (_, index) => write(`${key}-${index}`).expect(500)));
    await write(key).expect(500);
    await client.query('ALTER TABLE comments DROP CONSTRAINT none');
    expect((await write(key).expect(201)).headers[REPLAYED]).toBeUndefined();
    const { rows } = await client.query(
      `SELECT key FROM idempotency_keys WHERE key LIKE '${key}%' AND status IS NOT NULL`,
    );
    expect(rows).toEqual([{ key }]);
    const open = `SELECT FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`;
    expect((await client.query(open)).rowCount).toBe(0);
  });
});
