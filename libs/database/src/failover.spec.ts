import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until, type TestCluster } from '@scaleout/local/testing';
import { isDatabaseUnavailable } from './database-error.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import { PositionLost } from './routing/errors/position-lost.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard, type ShardOptions } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions, type TenantContext } from './tenant-context.ts';
import { dieAtCommit } from './testing/die-at-commit.ts';
import { openCluster } from './testing/open-cluster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // every spec has servers of its own to break

const tenant = tenantContext(1);
const addPerson = statement<[name: string], [port: number]>(
  'spec-failover-add',
  `INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-') RETURNING inet_server_port()`,
);
const findPerson = statement<[name: string], [port: number]>(
  'spec-failover-find',
  'SELECT inet_server_port() FROM users WHERE tenant_id = $1 AND username = $2',
);
const die = statement<[], [died: boolean]>(
  'spec-failover-die',
  'SELECT pg_terminate_backend(pg_backend_pid()) FROM (SELECT $1::bigint) AS tenant',
);

const addTag = statement<[], []>(
  'spec-failover-add-tag',
  `INSERT INTO tags (tenant_id, tag, articles_count) VALUES ($1, 'tag', 1)`,
);

let cluster: TestCluster;
let shard: Shard;
let people = 0;
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
  await open();
});

afterEach(() => shard.close());

async function open(options: Partial<ShardOptions> = {}, guards: Partial<Guards> = {}): Promise<void> {
  shard = new Shard({ members: cluster.members(), ...options }, { ...ALL_GUARDS, ...guards });
  await shard.ready();
}

async function reopen(options: Partial<ShardOptions>, guards: Partial<Guards> = {}): Promise<void> {
  await shard.close();
  await open(options, guards);
}

function session(): Positions {
  return new Positions('session', [seenNothing(1)]);
}

/** @returns who took the write */
async function write(positions?: Positions, name = `somebody-${(people += 1)}`): Promise<string | undefined> {
  const asked = positions ? withPositions(tenant, positions) : tenant;
  const [row] = await shard.write(asked).query(addPerson, name);
  return cluster.nameOf(row![0]);
}

async function finds(name: string, positions: Positions): Promise<boolean> {
  const rows = await shard.read(withPositions(tenant, positions)).query(findPerson, name);
  return rows.length === 1;
}

function stateOf(name: string): string | undefined {
  return shard.status().find((member) => member.name === name)?.state;
}

describe('a promotion', () => {
  it('by anyone, after a crash, is followed within two seconds', async () => {
    const positions = session();
    expect(await write(positions)).toBe(first);
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    const start = performance.now();
    expect(await write(positions)).toBe(next);
    expect(performance.now() - start).toBeLessThan(2_000);
    await until(() => stateOf(other) === 'replica');
    expect(await finds(`somebody-${people}`, positions)).toBe(true);
  });

  it('is followed though the old primary lives on as a standby, and no write is lost to it', async () => {
    const { pool } = shard.primary;
    await write();
    await cluster.server(first).stop();
    await cluster.promote(next);
    await cluster.startAsStandby(first);
    const start = performance.now();
    expect(await write()).toBe(next);
    expect(performance.now() - start).toBeLessThan(2_000);
    await until(() => stateOf(first) === 'replica');
    expect(shard.members.map((member) => member.pool)).not.toContain(pool);
  });

  it('is followed though the old primary believes to be one still: it gets no write any more', async () => {
    await write();
    await cluster.promote(next);
    await until(() => stateOf(next) === 'primary', { timeoutMs: 2_000 });
    expect(stateOf(first)).toBe('outdated');
    expect(await write()).toBe(next);
    await cluster.kill(next);
    await until(() => stateOf(next) === 'down');
    await expect(write()).rejects.toThrow(NoPrimary);
  });
});

describe('a role that may not read the history of a timeline', () => {
  it('follows a promotion all the same, says what it lacks, and counts what was seen before as lost', async () => {
    await cluster.ask(
      first,
      `CREATE ROLE plain LOGIN PASSWORD 'test' IN ROLE pg_monitor, pg_read_all_data, pg_write_all_data`,
    );
    await cluster.caughtUp(next, first);
    const members = cluster.members().map(({ name, url }) => {
      const own = new URL(url);
      own.username = 'plain';
      return { name, url: own.href };
    });
    const changes: string[] = [];
    await reopen({ members, onChange: (line) => changes.push(line) });
    const positions = session();
    expect(await write(positions)).toBe(first);
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    expect(await write()).toBe(next);
    expect(changes).toContainEqual(expect.stringMatching(/^the role has no REPLICATION/));
    await expect(write(positions)).rejects.toThrow(PositionLost);
  });
});

describe('while the old primary lives on, on a computer that has not heard of the new one', () => {
  /** Somebody goes on, with what they saw of the new primary, where the old one is still taken for it. */
  async function writesThere(positions: Positions): Promise<string | undefined> {
    await reopen({ pollMs: 60_000 });
    await cluster.caughtUp(next, first);
    await cluster.promote(next);
    await until(async () => {
      const [row] = await cluster.ask<{ standby: boolean }>(next, 'SELECT pg_is_in_recovery() AS standby');
      return row?.standby === false;
    });
    const elsewhere = new Shard({ members: cluster.members() });
    try {
      await elsewhere.ready();
      await elsewhere.write(withPositions(tenant, positions)).query(addPerson, 'on the new one');
    } finally {
      await elsewhere.close();
    }
    expect(stateOf(first)).toBe('primary');
    return write(positions);
  }

  it('a session that was with the new one writes there, too', async () => {
    expect(await writesThere(session())).toBe(next);
  });

  it('a write that the old one took is not acknowledged to it', async () => {
    const positions = session();
    const held = shard.write(withPositions(tenant, positions)).transaction(async (transaction) => {
      await transaction.query(addPerson, 'on the old one');
      await cluster.promote(next);
      await until(() => stateOf(next) === 'primary');
    });
    await expect(held).rejects.toThrow(OutcomeUnknown);
  });
});

describe('a position that a failover lost', () => {
  /** Somebody is written of whom the promoted replica hears nothing. */
  async function loseAWrite(positions: Positions, name?: string): Promise<void> {
    await cluster.caughtUp(next, first);
    await cluster.caughtUp(other, first);
    // Its receiver is stopped before the write, by a conninfo that leads nowhere.
    for (const name of [next, other]) {
      await cluster.ask(name, `ALTER SYSTEM SET primary_conninfo = ''`);
      await cluster.ask(name, 'SELECT pg_reload_conf()');
      await until(async () => (await cluster.ask(name, 'SELECT FROM pg_stat_wal_receiver')).length === 0);
    }
    await write(positions, name);
    await cluster.kill(first);
    await cluster.promote(next);
    await until(() => stateOf(next) === 'primary');
  }

  /** That somebody is looked for after a later log has grown longer. */
  async function looksForLost(): Promise<boolean> {
    const positions = session();
    const name = 'lost';
    await loseAWrite(positions, name);
    const { lsn } = positions.position(1)!;
    await cluster.ask(next, `SELECT pg_logical_emit_message(false, 'longer', repeat('x', 1000000))`);
    await write();
    const [row] = await cluster.ask<{ longer: boolean }>(
      next,
      `SELECT pg_current_wal_lsn() > '0/0'::pg_lsn + ${lsn} AS longer`,
    );
    expect(row).toEqual({ longer: true });
    return finds(name, positions);
  }

  it('is an error that says so, and never an old value', async () => {
    await expect(looksForLost()).rejects.toThrow(PositionLost);
  });

  it('is an error for who writes next as well, before anything is written', async () => {
    const positions = session();
    await loseAWrite(positions);
    await expect(write(positions, 'too late')).rejects.toThrow(PositionLost);
    expect(await finds('too late', new Positions('anybody'))).toBe(false);
  });

  it('would be an old value if timelines were not compared', async () => {
    await reopen({}, { timeline: false });
    expect(await looksForLost()).toBe(false);
  });

  it('leaves earlier positions as good as they were', async () => {
    const positions = session();
    await write(positions, 'kept');
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    expect(await finds('kept', positions)).toBe(true);
  });
});

describe('while a commit waits for a synchronous replica', () => {
  /**
   * Somebody shows on one replica, and not on the primary, whose commit waits for the other. Then the replica goes, and
   * the same session asks again.
   */
  async function seesAgain(): Promise<boolean> {
    await reopen({ members: cluster.members([first, next]), primaryWaitMs: 5_000 }, guards);
    await cluster.server(other).stop();
    await cluster.ask(first, `ALTER SYSTEM SET synchronous_standby_names = '${other}'`);
    await cluster.ask(first, 'SELECT pg_reload_conf()');
    await until(async () => {
      const [row] = await cluster.ask<{ names: string }>(
        first,
        `SELECT current_setting('synchronous_standby_names') AS names`,
      );
      return row?.names === other;
    });
    const held = write(undefined, 'held');
    held.catch(() => undefined);
    const positions = session();
    await until(() => finds('held', positions));
    await cluster.server(next).stop();
    const again = finds('held', positions);
    await until(() => stateOf(next) === 'down');
    const early = await Promise.race([again, until(isBlocked).then(() => undefined)]);
    await cluster.startAsStandby(other);
    await held;
    return early ?? again;
  }

  /** Whether the commit is still held: checked a while later, so that a read that does not wait has come back before. */
  let guards: Partial<Guards> = {};
  let checks = 0;
  async function isBlocked(): Promise<boolean> {
    checks += 1;
    const waits = `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
    return (await cluster.ask(first, waits)).length === 1 && checks > 20;
  }

  it('the primary does not answer before it shows what the replica has shown', async () => {
    guards = {};
    checks = 0;
    expect(await seesAgain()).toBe(true);
  });

  it('the primary would answer with less if snapshots were not compared', async () => {
    guards = { snapshot: false };
    checks = 0;
    expect(await seesAgain()).toBe(false);
  });
});

describe('a write whose outcome is unknown', () => {
  it('is not repeated, and says so', async () => {
    await expect(shard.write(tenant).query(die)).rejects.toThrow(OutcomeUnknown);
    await until(() => stateOf(first) === 'primary');
  });

  it('before its COMMIT is known not to have happened, and is done on a new connection', async () => {
    let times = 0;
    await shard.write(tenant).transaction(async (transaction) => {
      times += 1;
      await transaction.query(addPerson, 'once');
      if (times === 1) await transaction.query(die);
    });
    expect(times).toBe(2);
    expect(await finds('once', new Positions('anybody'))).toBe(true);
  });

  it('because the commit waits too long is not cancelled', async () => {
    await reopen({ writeDeadlineMs: 300 });
    await cluster.ask(first, `ALTER SYSTEM SET synchronous_standby_names = 'nobody'`);
    await cluster.ask(first, 'SELECT pg_reload_conf()');
    await until(async () => {
      const error = await write().catch((cause: unknown) => cause);
      return error instanceof OutcomeUnknown;
    });
    const waiting = `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
    expect(await cluster.ask(first, waiting)).toHaveLength(1);
  });
});

describe('a unit of work', () => {
  const add = (asked: TenantContext, name: string) => shard.write(asked).query(addPerson, name);

  it('raises the position of its session when it is committed, and not before', async () => {
    const positions = session();
    const { unit } = await shard.begin(withPositions(tenant, positions), (transaction) =>
      transaction.query(addPerson, 'first'),
    );
    await add(unit.tenant, 'second');
    expect(await shard.read(unit.tenant).query(findPerson, 'second')).toEqual([
      [new URL(cluster.url(first)).port].map(Number),
    ]);
    expect(positions.raised).toBe(false);
    await unit.commit();
    expect(positions.raised).toBe(true);
    expect(await finds('second', positions)).toBe(true);
  });

  it('begins on the next primary when the last one dies before its first statements are done', async () => {
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    const begun = await shard.begin(tenant, (transaction) => transaction.query(addPerson, 'once'));
    await begun.unit.commit();
    expect(cluster.nameOf(begun.first[0]![0])).toBe(next);
  });

  it('that loses its primary half-way fails whole, and lets go of that primary', async () => {
    const { unit } = await shard.begin(tenant, (transaction) => transaction.query(addPerson, 'half'));
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    await expect(add(unit.tenant, 'whole')).rejects.toSatisfy(isDatabaseUnavailable);
    await unit.rollback();
    expect(await write()).toBe(next);
    expect(await finds('half', new Positions('anybody'))).toBe(false);
  });

  it('whose COMMIT is not answered is of unknown outcome, and the shard goes on', async () => {
    await dieAtCommit(shard.primary.pool, 'tags');
    const { unit } = await shard.begin(tenant, (transaction) => transaction.query(addTag));
    await expect(unit.commit()).rejects.toThrow(OutcomeUnknown);
    expect(await write()).toBe(first);
  });

  it('refuses a session whose position a failover lost', async () => {
    const positions = new Positions('session', [{ shard: 1, timeline: 1, lsn: 1n << 60n }]);
    await cluster.caughtUp(next, first);
    await cluster.kill(first);
    await cluster.promote(next);
    await until(() => stateOf(next) === 'primary');
    const begun = shard.begin(withPositions(tenant, positions), () => Promise.resolve(undefined));
    await expect(begun).rejects.toThrow(PositionLost);
  });
});
