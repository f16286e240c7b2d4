import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until, type TestCluster } from '@scaleout/local/testing';
import { PositionLost } from './routing/errors/position-lost.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard, type ShardOptions } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { openCluster } from './testing/open-cluster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // every spec has servers of its own to break

const NEVER = 3_600_000;
const tenant = tenantContext(1);
const addPerson = statement<[name: string], []>(
  'spec-timeline-add',
  `INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-')`,
);
const findPerson = statement<[name: string], [port: number]>(
  'spec-timeline-find',
  'SELECT inet_server_port() FROM users WHERE tenant_id = $1 AND username = $2',
);
/** Waits for a lock that the spec holds. */
const findHeldUp = statement<[name: string], [port: number]>(
  'spec-timeline-find-held-up',
  `SELECT inet_server_port() FROM users, (SELECT pg_advisory_xact_lock_shared(1) OFFSET 0) AS held
   WHERE tenant_id = $1 AND username = $2`,
);

let cluster: TestCluster;
let shard: Shard;
/** Who is primary when a spec begins, who will be, and who will not. */
let first = '';
let next = '';
let other = '';

beforeAll(async () => {
  cluster = await openCluster({ near: 0, far: 0 });
});

afterAll(() => cluster.close());

beforeEach(async () => {
  [first, next, other] = (await cluster.heal()) as [string, string, string];
  await cluster.ask(first, 'DELETE FROM users');
});

afterEach(() => shard.close());

async function open(options: Partial<ShardOptions>, guards: Partial<Guards> = {}): Promise<void> {
  shard = new Shard({ members: cluster.members(), ...options }, { ...ALL_GUARDS, ...guards });
  await shard.ready();
}

function session(key = 'session'): Positions {
  return new Positions(key, [seenNothing(1)]);
}

async function write(name: string): Promise<void> {
  await shard.write(tenant).query(addPerson, name);
}

/** Who found somebody, if anybody did. */
async function foundBy(name: string, positions: Positions): Promise<string | undefined> {
  const [row] = await shard.read(withPositions(tenant, positions)).query(findPerson, name);
  return row && cluster.nameOf(row[0]);
}

function stateOf(name: string): string | undefined {
  return shard.status().find((member) => member.name === name)?.state;
}

describe('a replica that follows a promotion before that was seen here', () => {
  /** Somebody is seen on it, and looked for again when the promotion is known. */
  async function seesAgain(guards: Partial<Guards> = {}): Promise<boolean> {
    await open({ members: cluster.members([first, other]), pollMs: NEVER }, guards);
    await until(() => stateOf(other) === 'replica');
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    await cluster.ask(
      next,
      `INSERT INTO users (tenant_id, username, email, password_hash) VALUES (1, 'new', 'new', '-')`,
    );
    await cluster.caughtUp(other, next);
    const positions = session();
    expect(await foundBy('new', positions)).toBe(other);
    await shard.close();
    await open({});
    return (await foundBy('new', positions)) !== undefined;
  }

  it('answers, and what it has shown is not taken for lost', async () => {
    expect(await seesAgain()).toBe(true);
  });

  it('would have it taken for lost if its own timeline were not asked for', async () => {
    await expect(seesAgain({ ownTimeline: false })).rejects.toThrow(PositionLost);
  });
});

describe('a read on a replica that a promotion left behind meanwhile', () => {
  /** Somebody is read of whom only that replica has heard. @returns whether the read brought them, and the next one too */
  async function seesLost(guards: Partial<Guards> = {}): Promise<[before: boolean, after: boolean]> {
    await open({}, guards);
    await write('kept');
    await cluster.caughtUp(next, first);
    await cluster.caughtUp(other, first);
    const key = await keyOf(other);
    await cluster.set(next, 'primary_conninfo', '');
    await until(async () => (await cluster.ask(next, 'SELECT FROM pg_stat_wal_receiver')).length === 0);
    await write('lost');
    await cluster.caughtUp(other, first);
    const holder = new pg.Client({ connectionString: cluster.url(other) });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(1)');
    const positions = session(key);
    const read = shard.read(withPositions(tenant, positions)).query(findHeldUp, 'lost');
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    await until(async () => (await cluster.ask(other, waiting)).length === 1);
    await cluster.kill(first);
    await cluster.promote(next);
    await until(() => stateOf(next) === 'primary');
    await holder.end();
    const before = (await read).length === 1;
    // Until it is later than what the replica showed, by transactions too.
    for (let more = 0; more < 10; more++) await write(`more-${more}`);
    return [before, (await foundBy('lost', positions)) !== undefined];
  }

  /** The key of a session that keeps to a replica. */
  async function keyOf(name: string): Promise<string> {
    let key = '';
    await until(async () => (await foundBy('kept', session((key += 'x')))) === name);
    return key;
  }

  it('is begun anew, and does not bring what is lost', async () => {
    expect(await seesLost()).toEqual([false, false]);
  });

  it('would bring it, and nobody would say that it is lost, if its timeline were not asked for', async () => {
    expect(await seesLost({ ownTimeline: false })).toEqual([true, false]);
  });
});
