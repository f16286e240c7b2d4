import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { until, type TestCluster } from '@scaleout/local/testing';
import { ForeignMember } from './routing/errors/foreign-member.ts';
import { ALL_GUARDS, type Guards } from './routing/guards.ts';
import { seenNothing } from './routing/position.ts';
import { Positions } from './routing/positions.ts';
import { Shard, type ShardOptions } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext, withPositions } from './tenant-context.ts';
import { openCluster } from './testing/open-cluster.ts';

const tenant = tenantContext(1);
const whichPort = statement<[], [port: number]>(
  'spec-which-port',
  'SELECT inet_server_port() FROM (SELECT $1::bigint) AS tenant',
);
const addPerson = statement<[name: string], [id: number]>(
  'spec-add-somebody',
  `INSERT INTO users (tenant_id, username, email, password_hash) VALUES ($1, $2, $2, '-') RETURNING id`,
);
const findPerson = statement<[name: string], [port: number]>(
  'spec-find-somebody',
  'SELECT inet_server_port() FROM users WHERE tenant_id = $1 AND username = $2',
);
const countDown = statement<[], [n: number, same: number]>(
  'spec-count-down',
  'SELECT n::int8, n::int8 FROM generate_series(1, 20 * $1::int) AS n ORDER BY n DESC',
);

let cluster: TestCluster;
let shard: Shard;

beforeAll(async () => {
  cluster = await openCluster({ near: 0, far: 0 });
}, 120_000);

afterAll(() => cluster.close());

beforeEach(() => open());
afterEach(() => shard.close());

async function open(options: Partial<ShardOptions> = {}, guards: Partial<Guards> = {}): Promise<void> {
  shard = new Shard({ members: cluster.members(), ...options }, { ...ALL_GUARDS, ...guards });
  await shard.ready();
}

async function reopen(options: Partial<ShardOptions>, guards: Partial<Guards> = {}): Promise<void> {
  await shard.close();
  await open(options, guards);
}

/** Somebody who has seen nothing, so that any member may answer. */
function visitor(key = 'visitor'): Positions {
  return new Positions(key, [seenNothing(1)]);
}

async function answeredBy(positions?: Positions): Promise<string | undefined> {
  const asked = positions ? withPositions(tenant, positions) : tenant;
  const [row] = await shard.read(asked).query(whichPort);
  return cluster.nameOf(row![0]);
}

function stateOf(name: string): string | undefined {
  return shard.status().find((member) => member.name === name)?.state;
}

async function paused<Result>(names: string[], use: () => Promise<Result>): Promise<Result> {
  for (const name of names) await cluster.ask(name, 'SELECT pg_wal_replay_pause()');
  try {
    return await use();
  } finally {
    for (const name of names) await cluster.ask(name, 'SELECT pg_wal_replay_resume()');
  }
}

let people = 0;
/** Writes somebody, then looks for them: how often they were not there. */
async function missed(times: number): Promise<number> {
  let count = 0;
  for (let time = 0; time < times; time++) {
    const asked = withPositions(tenant, visitor(`session ${time}`));
    const name = `somebody-${(people += 1)}`;
    await shard.write(asked).transaction((transaction) => transaction.query(addPerson, name));
    if ((await shard.read(asked).query(findPerson, name)).length === 0) count += 1;
  }
  return count;
}

describe('reads', () => {
  it('go to the replica that a session keeps to, and sessions spread over all', async () => {
    await until(() => stateOf('near') === 'replica' && stateOf('far') === 'replica');
    const by = new Set<string | undefined>();
    for (let session = 0; session < 20; session++) {
      const positions = visitor(`session ${session}`);
      const first = await answeredBy(positions);
      expect(await answeredBy(positions)).toBe(first);
      by.add(first);
    }
    expect([...by].sort()).toEqual(['far', 'near']);
  });

  it('of one whose position is missing go to the primary, and from then on to a replica', async () => {
    const positions = new Positions('forgotten');
    expect(await answeredBy()).toBe('postgres');
    expect(await answeredBy(positions)).toBe('postgres');
    await until(async () => (await answeredBy(positions)) !== 'postgres');
  });

  it('bring the rows in their order, and no row where there is none', async () => {
    const asked = withPositions(tenant, visitor());
    const rows = await shard.read(asked).query(countDown);
    expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => [20 - index, 20 - index]));
    expect(await shard.read(asked).query(findPerson, 'nobody')).toEqual([]);
  });

  it('by Prisma are routed like statements, and writes are refused there', async () => {
    const positions = visitor();
    const asked = withPositions(tenant, positions);
    const { id } = await shard.write(asked).prisma.user.create({
      data: { tenantId: 1, username: 'typed', email: 'typed@example.com', passwordHash: '-' },
    });
    expect(positions.position(1)?.lsn).toBeGreaterThan(0n);
    expect(await shard.read(asked).prisma.user.count({ where: { id } })).toBe(1);
    await expect(shard.read(asked).prisma.user.deleteMany({ where: { id } })).rejects.toThrow(TypeError);
  });
});

describe('who wrote', () => {
  it('sees it at once, also while one replica stands still, then both', async () => {
    expect(await missed(50)).toBe(0);
    await paused(['near'], async () => {
      expect(await missed(20)).toBe(0);
      await paused(['far'], async () => expect(await missed(20)).toBe(0));
    });
  });

  it('would miss it if replicas were not asked how far they are', async () => {
    await reopen({}, { position: false });
    expect(await paused(['near', 'far'], () => missed(10))).toBe(10);
  });

  /** Somebody is written by a slow COMMIT, of which the replicas get all but the end. */
  async function seesSlowCommit(): Promise<boolean> {
    await cluster.ask(
      'postgres',
      `CREATE OR REPLACE FUNCTION commit_slowly() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
       DROP TRIGGER IF EXISTS slow_commit ON users;
       CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW WHEN (NEW.username LIKE 'late-%') EXECUTE FUNCTION commit_slowly()`,
    );
    const asked = withPositions(tenant, visitor());
    const name = `late-${(people += 1)}`;
    const written = shard.write(asked).transaction((transaction) => transaction.query(addPerson, name));
    await until(async () => {
      const sleeping = `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
      return (await cluster.ask('postgres', sleeping)).length === 1;
    });
    await Promise.all([cluster.caughtUp('near'), cluster.caughtUp('far')]);
    return paused(['near', 'far'], async () => {
      await written;
      return (await shard.read(asked).query(findPerson, name)).length === 1;
    });
  }

  it('sees what a slow COMMIT brought', async () => {
    expect(await seesSlowCommit()).toBe(true);
  });

  it('would miss that if the position were taken before COMMIT', async () => {
    await reopen({}, { afterCommit: false });
    expect(await seesSlowCommit()).toBe(false);
  });
});

describe('who has seen something', () => {
  /** A session that saw something on one replica asks again when only the other, which stands still, is left. */
  async function seesAgain(): Promise<boolean> {
    const positions = visitor();
    const asked = withPositions(tenant, positions);
    const kept = (await answeredBy(positions))!;
    const other = kept === 'near' ? 'far' : 'near';
    await until(() => stateOf('near') === 'replica' && stateOf('far') === 'replica');
    await cluster.caughtUp(other);
    return paused([other], async () => {
      const name = `somebody-${(people += 1)}`;
      await shard.write(tenant).query(addPerson, name);
      await cluster.caughtUp(kept);
      expect(await shard.read(asked).query(findPerson, name)).toHaveLength(1);
      await cluster.server(kept).stop();
      try {
        return (await shard.read(asked).query(findPerson, name)).length === 1;
      } finally {
        await cluster.startAsStandby(kept);
      }
    });
  }

  it('sees it again wherever the next read goes', async () => {
    expect(await seesAgain()).toBe(true);
  });

  it('would lose sight of it if reads did not raise the position', async () => {
    await reopen({}, { raisedByReads: false });
    expect(await seesAgain()).toBe(false);
  });
});

describe('a replica', () => {
  it('that is killed fails no read, and is back by itself', async () => {
    const gone = (await answeredBy(visitor()))!;
    await cluster.kill(gone);
    expect(await answeredBy(visitor())).not.toBe(gone);
    await until(() => stateOf(gone) === 'down');
    await cluster.startAsStandby(gone);
    await until(async () => (await answeredBy(visitor())) === gone);
  });

  it('that has no connection free in time leaves the read to another', async () => {
    await reopen({ poolSize: 1, connectTimeoutMs: 200 });
    const positions = visitor();
    const kept = (await answeredBy(positions))!;
    const held = await cluster.frozen(kept, async () => {
      const first = answeredBy(visitor());
      expect(await answeredBy(visitor())).not.toBe(kept);
      return { first };
    });
    expect(await held.first).toBe(kept);
  });

  it('that is too late leaves the set, and is back when it has caught up', async () => {
    await reopen({ maxLagMs: 500 });
    await paused(['near'], async () => {
      await until(async () => {
        await shard.write(tenant).query(addPerson, `somebody-${(people += 1)}`);
        return stateOf('near') === 'behind';
      });
      for (let session = 0; session < 10; session++) {
        expect(await answeredBy(visitor(`session ${session}`))).toBe('far');
      }
    });
    await until(() => stateOf('near') === 'replica');
  });

  /** A read that is on its way to a replica when that hangs. @returns whether it was answered while that lasted */
  async function answersMeanwhile(): Promise<boolean> {
    const slow = statement<[], [port: number]>(
      `spec-hanging-${(people += 1)}`,
      'SELECT inet_server_port() FROM (SELECT $1::bigint, pg_sleep(0.2)) AS slept',
    );
    const hangs = (await answeredBy(visitor()))!;
    const read = shard.read(withPositions(tenant, visitor())).query(slow);
    const answered = await cluster.frozen(hangs, async () => {
      await until(() => stateOf(hangs) === 'down');
      // As long as the others have been asked again and again without anything coming of it.
      const late = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false));
      return Promise.race([read.then(() => true), late]);
    });
    await read;
    await until(() => stateOf(hangs) === 'replica');
    return answered;
  }

  it('that hangs keeps no read waiting', async () => {
    await reopen({ pollTimeoutMs: 300, silenceMs: 600 });
    expect(await answersMeanwhile()).toBe(true);
  });

  it('that hangs would keep it for as long as that lasts if its connections were kept', async () => {
    await reopen({ pollTimeoutMs: 300, silenceMs: Infinity });
    expect(await answersMeanwhile()).toBe(false);
  });

  it('may be down at the start, and is named', async () => {
    await cluster.server('near').stop();
    const changes: string[] = [];
    await reopen({ onChange: (line) => changes.push(line) });
    await shard.check();
    expect(changes).toContainEqual(expect.stringMatching(/^member near is down: .*ECONNREFUSED/));
    expect(await answeredBy(visitor())).toBe('far');
    await cluster.startAsStandby('near');
    await until(() => stateOf('near') === 'replica');
  });

  it('of another cluster is refused by name, and gets no read', async () => {
    const stranger = { name: 'stranger', url: inject('databaseAdminUrl') };
    await shard.close();
    shard = new Shard({ members: [...cluster.members(['postgres', 'near']), stranger] });
    await expect(shard.ready()).rejects.toThrow(ForeignMember);
    await expect(shard.ready()).rejects.toThrow(/^Member stranger is of another cluster than the others: /);
    expect(stateOf('stranger')).toBe('refused');
    expect(await answeredBy(visitor())).toBe('near');
  });
});

describe('with all replicas gone', () => {
  it('the primary takes as many reads as it may, and sheds the others before writes suffer', async () => {
    await reopen({
      members: cluster.members(['postgres', 'near']),
      primaryReads: 2,
      primaryReadWaitMs: 100,
    });
    await paused(['near'], async () => {
      const positions = visitor();
      await shard.write(withPositions(tenant, positions)).query(addPerson, `somebody-${(people += 1)}`);
      const slow = statement<[], [slept: string]>(
        'spec-slow',
        'SELECT pg_sleep(0.5)::text FROM (SELECT $1::bigint) t',
      );
      const reads = Array.from({ length: 6 }, () => shard.read(withPositions(tenant, positions)).query(slow));
      const settled = Promise.allSettled(reads);
      await shard.write(tenant).query(addPerson, `somebody-${(people += 1)}`);
      const results = await settled;
      const shed = results.filter((result) => result.status === 'rejected');
      expect(shed).toHaveLength(4);
      expect(shed[0]).toMatchObject({ reason: { name: 'ReadsShed' } });
    });
  });
});
