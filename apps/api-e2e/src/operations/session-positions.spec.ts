import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';
import { Visitor } from '../support/visitor.ts';

const LATE_MS = 3_000;

let stack: OwnStack;
let press: Publication;
let anna: Person;
/** The same publication by another API process. */
let elsewhere: Visitor;

/** A position has a transaction id where a standby gave the answer. */
function isOfReplica(headers: Record<string, string>): boolean {
  const [positions = ''] = headers['x-consistency-token']?.split('~') ?? [];
  return positions.split('.').length === 4;
}

async function openOnReplica(lateMs: number): Promise<void> {
  stack = await startOwnStack({ ownDatabaseServer: true });
  const members = await stack.startReplica(lateMs);
  const [one, other] = await Promise.all([stack.startApi(members), stack.startApi(members)]);
  press = await openPublication('X-Publication', one.url);
  elsewhere = new Visitor({ ...press.address, apiUrl: other.url });
  anna = await press.register();
  await vi.waitFor(() => elsewhere.get('/articles').expect(200), { timeout: 10_000 });
}

describe('a session, by nothing but its token, with a replica that is late', () => {
  beforeAll(() => openOnReplica(LATE_MS));

  it('sees on another API process what it wrote, which strangers do not see yet', async () => {
    const { slug } = await anna.publish();
    await elsewhere.get(`/articles/${slug}`).expect(404);
    await elsewhere.withToken(anna.token).get(`/articles/${slug}`).expect(200);
  });

  it('sees it where nobody is asked who they are, too', async () => {
    const tag = unique('tag');
    await anna.publish({ tagList: [tag] });
    const strangers = await elsewhere.get('/tags').expect(200);
    const own = await elsewhere.withToken(anna.token).get('/tags').expect(200);
    expect(strangers.body.tags).not.toContain(tag);
    expect(own.body.tags).toContain(tag);
  });

  it('is answered by the replica once that shows all it has seen', async () => {
    const { slug } = await anna.publish();
    const again = () => elsewhere.withToken(anna.token).get(`/articles/${slug}`).expect(200);
    expect(isOfReplica((await again()).headers)).toBe(false);
    const later = await (await press.register()).publish();
    const seen = () => elsewhere.get(`/articles/${later.slug}`).expect(200);
    await vi.waitFor(seen, { timeout: 4 * LATE_MS, interval: 100 });
    expect(isOfReplica((await again()).headers)).toBe(true);
  });

  it('that signed in anew has positions that nobody knows, so that the primary answers', async () => {
    const { slug } = await anna.publish();
    const fresh = elsewhere.withToken(await anna.signIn());
    const { headers } = await fresh.get(`/articles/${slug}`).expect(200);
    expect(isOfReplica(headers)).toBe(false);
  });
});

describe('when its session cannot be told what it has seen', () => {
  beforeAll(() => openOnReplica(0));

  /** Keeps everybody from writing comments until it is let go. */
  async function holdComments(): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: stack.data.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('BEGIN; LOCK TABLE comments IN ACCESS EXCLUSIVE MODE');
    return async () => {
      await client.query('COMMIT');
    };
  }

  /** Resolves when somebody waits for the comments. */
  async function waiting(): Promise<void> {
    const client = new pg.Client({ connectionString: stack.data.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await vi.waitFor(async () => {
      const { rows } = await client.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`);
      expect(rows).not.toHaveLength(0);
    }, 10_000);
  }

  it('a write says that it was made and may not be seen, and a route for everybody answers on', async () => {
    const { slug } = await anna.publish();
    const letGo = await holdComments();
    const comment = anna
      .post(`/articles/${slug}/comments`, { comment: { body: 'there' } })
      .then((answer) => answer);
    await waiting();
    await stack.stopRedis();
    await letGo();
    const { status, body } = await comment;
    expect(status).toBe(504);
    expect(body.errors.service).toEqual([expect.stringMatching(/^made the change/)]);
    await elsewhere.withToken(anna.token).get('/tags').expect(200);
    await stack.restartRedis();
  });
});
