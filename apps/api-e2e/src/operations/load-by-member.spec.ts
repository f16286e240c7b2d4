import pg from 'pg';
import request from 'supertest';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestApi } from '@scaleout/local/testing';
import { startOwnStack, type OwnStack, type ReplicaVariables } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { Visitor } from '../support/visitor.ts';

const TIMES = 10;

let stack: OwnStack;
let variables: ReplicaVariables;
let primary: string;
let replica: string;
let slug: string;
let press: Publication;
/** Signed in, and has written nothing for a while. */
let anna: Person;
const paths = () => ['/articles', `/articles/${slug}`, `/articles/${slug}/comments`, '/tags'];

beforeAll(async () => {
  stack = await startOwnStack({ ownDatabaseServer: true });
  variables = await stack.startReplica(0);
  [primary, replica] = variables.SHARD_1_URLS.split(',').map((url) => new URL(url).host) as [string, string];
  const api = await stack.startApi(variables);
  press = await openPublication('X-Publication', api.url);
  anna = await press.register();
  ({ slug } = await anna.publish());
  await vi.waitFor(async () => {
    expect(await servedBy(anna, `/articles/${slug}`)).toBe(`c1, ${replica}`);
  });
  await api.stop();
});

async function servedBy(visitor: Visitor, path: string): Promise<string | undefined> {
  const { headers } = await visitor.get(path).expect(200);
  return headers['x-served-by'];
}

/** Sends the reads to an API process. @returns who answered, each once */
async function read(api: TestApi): Promise<Set<string | undefined>> {
  const visitor = new Visitor({ ...press.address, apiUrl: api.url });
  const askers = [visitor, visitor.withToken(anna.token)];
  const by = new Set<string | undefined>();
  for (let time = 0; time < TIMES; time++) {
    for (const asker of askers) for (const path of paths()) by.add(await servedBy(asker, path));
  }
  return by;
}

/** How often a table or an index of the shard was looked into on the primary, by the primary's own count. */
async function scansOnPrimary(): Promise<number> {
  const client = new pg.Client({ connectionString: stack.data.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ scans: number }>(
      'SELECT sum(seq_scan + coalesce(idx_scan, 0))::float8 AS scans FROM pg_stat_user_tables',
    );
    return rows[0]?.scans ?? NaN;
  } finally {
    await client.end();
  }
}

/** Waits until no connection but the one that asks is left: each reports what it did when it ends, at the latest. */
async function reported(): Promise<void> {
  const client = new pg.Client({ connectionString: stack.data.databaseUrl });
  await client.connect();
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await client.query(
          `SELECT FROM pg_stat_activity
           WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()`,
        );
        expect(rows).toHaveLength(0);
      },
      { timeout: 10_000 },
    );
  } finally {
    await client.end();
  }
}

/** Starts an API process for `use`, and stops it. @returns by how much the primary's count went up meanwhile */
async function scansDuring(use: (api: TestApi) => Promise<void>): Promise<number> {
  await reported();
  const before = await scansOnPrimary();
  const api = await stack.startApi({ ...variables, OPS_TOKEN: 'an operator' });
  try {
    await use(api);
  } finally {
    await api.stop();
  }
  await reported();
  return (await scansOnPrimary()) - before;
}

const topology = (api: TestApi) => request(api.url).get('/api/ops/topology');

describe('while the replica is healthy', () => {
  it('it answers all reads of visitors and of idle sessions: the primary looks into no table', async () => {
    const scans = await scansDuring(async (api) => {
      expect(await read(api)).toEqual(new Set([`c1, ${replica}`]));
    });
    expect(scans).toBe(0);
  });

  it('operators see who is what and how much each served, by topology and by metrics', async () => {
    await scansDuring(async (api) => {
      await read(api);
      const { body } = await topology(api).expect(200);
      expect(body).toMatchObject({
        computer: 'c1',
        shards: [
          {
            shard: 1,
            members: [
              {
                name: primary,
                state: 'primary',
                timeline: 1,
                lagMs: null,
                problem: null,
                reads: 0,
                writes: 0,
              },
              { name: replica, state: 'replica', timeline: 1, lagMs: 0, problem: null, writes: 0 },
            ],
            fallbacks: { unknownPosition: 0, noReplica: 0 },
            shedReads: 0,
          },
        ],
      });
      const { reads } = body.shards[0].members[1];
      expect(reads).toBeGreaterThanOrEqual(2 * TIMES * paths().length);
      const { text } = await request(api.url).get('/metrics').expect(200);
      expect(text).toMatch(
        new RegExp(
          `^database_member_operations\\{shard="1",member="${replica}",kind="read",.*\\} ${reads}$`,
          'm',
        ),
      );
      expect(text).toMatch(
        new RegExp(`^database_member_state\\{shard="1",member="${replica}",state="replica",.*\\} 1$`, 'm'),
      );
      expect(text).toMatch(/^database_reads_off_replicas\{shard="1",why="no replica",.*\} 0$/m);
    });
  });

  it('nobody else sees it, also by a proxy on this computer; with the token, everybody', async () => {
    await scansDuring(async (api) => {
      const byProxy = () => topology(api).set('X-Forwarded-For', '127.0.0.1');
      const { body } = await byProxy().expect(404);
      expect(body).toEqual({ errors: { page: ['not found'] } });
      await topology(api).set('Authorization', 'Bearer a guess').expect(404);
      await byProxy().set('Authorization', 'Bearer an operator').expect(200);
    });
  });
});

describe('while the replica is away', () => {
  beforeAll(() => stack.stopReplica());

  it('the primary answers them, by its own count as well', async () => {
    const scans = await scansDuring(async (api) => {
      expect(await read(api)).toEqual(new Set([`c1, ${primary}`]));
      const { body } = await topology(api).expect(200);
      expect(body.shards[0].members[1]).toMatchObject({ name: replica, state: 'down', reads: 0 });
      expect(body.shards[0].fallbacks.noReplica).toBe(2 * TIMES * paths().length);
    });
    expect(scans).toBeGreaterThanOrEqual(2 * TIMES * paths().length);
  });
});
