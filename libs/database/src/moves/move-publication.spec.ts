import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MoveStopped, type MoveEvent } from '@scaleout/sharding/moves';
import { cancelPublicationMove, movePublication, type PublicationMove } from './move-publication.ts';
import { leftovers, ownerOf, rowsOn } from './testing/leftovers.ts';
import { connected, MoveWorld } from './testing/move-world.ts';

let world: MoveWorld;

beforeAll(async () => {
  world = await MoveWorld.open();
});

afterAll(() => world.close());

/** Moves to shard 2, and tells what happened. */
async function move(slug: string, options: Partial<PublicationMove> = {}): Promise<MoveEvent[]> {
  const events: MoveEvent[] = [];
  await movePublication({ ...world.move(slug), report: (event) => events.push(event), ...options }, 2);
  return events;
}

async function expectOnShard1(slug: string, rows: Record<string, number>): Promise<void> {
  expect(await rowsOn(world, 1, slug)).toEqual(rows);
  expect(await rowsOn(world, 2, slug)).toEqual({});
  expect(await ownerOf(world, slug)).toBe(1);
  expect(await leftovers(world)).toEqual([]);
}

/** As an API process does it. */
function comment(text: string): string {
  return `WITH entered AS MATERIALIZED (SELECT enter_tenant($1))
    INSERT INTO comments (tenant_id, article_id, author_id, body)
    SELECT articles.tenant_id, articles.id, author_id, '${text}' FROM articles, entered WHERE tenant_id = $1 LIMIT 1`;
}

describe('a move', () => {
  it('takes all rows of a publication to the other shard and those of no other, and leaves nothing behind', async () => {
    const [slug, other] = [await world.publication(), await world.publication()];
    const [rows, others] = [await rowsOn(world, 1, slug), await rowsOn(world, 1, other)];
    const events = await move(slug);
    expect(await rowsOn(world, 2, slug)).toEqual(rows);
    expect(await rowsOn(world, 1, slug)).toEqual({});
    await expectOnShard1(other, others);
    expect(await ownerOf(world, slug)).toBe(2);
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    const copied = events.filter((event) => event.event === 'copied').at(-1);
    expect(copied).toMatchObject({ rows: total, ofRows: total });
    expect(copied!.bytes).toBeGreaterThan(0);
    expect(events).toContainEqual(expect.objectContaining({ event: 'moved', shard: 2, rows: total }));
  });

  it('notes where the target was when it was opened, and the source when it was left', async () => {
    const slug = await world.publication();
    const epochs: number[] = [];
    await move(slug, { onFlip: (epoch) => Promise.resolve(void epochs.push(epoch)) });
    const id = await world.idOf(slug);
    const [placement] = await world.catalog('SELECT * FROM placements WHERE tenant_id = $1', id);
    expect(placement).toMatchObject({
      shard: 2,
      epoch: String(epochs[0]),
      arrival: expect.stringMatching(/^2\.1\.[0-9a-f]+$/),
      departures: expect.stringMatching(/^1\.1\.[0-9a-f]+$/),
    });
    const [fence] = await world.shard(1, 'SELECT state, epoch FROM tenant_fences WHERE tenant_id = $1', id);
    expect(fence).toEqual({ state: 'left', epoch: String(epochs[0]) });
  });

  it('brings over what is written while it copies, and goes on after it was stopped', async () => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    const stop = new AbortController();
    const onStep = async (step: string) => {
      if (step !== 'close') return;
      await world.shard(1, comment('meanwhile'), id);
      await world.shard(1, `DELETE FROM favorites WHERE tenant_id = $1`, id);
      stop.abort();
    };
    await expect(move(slug, { onStep, signal: stop.signal })).rejects.toThrow(MoveStopped);
    await world.shard(1, comment('after the stop'), id);
    await move(slug);
    const comments = await world.shard(2, 'SELECT body FROM comments WHERE tenant_id = $1', id);
    expect(comments).toEqual(expect.arrayContaining([{ body: 'meanwhile' }, { body: 'after the stop' }]));
    expect(await rowsOn(world, 2, slug)).not.toHaveProperty('favorites');
    expect(await leftovers(world)).toEqual([]);
  });

  it('waits for a writer in flight, and lets others write meanwhile', async () => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    const writer = await connected(world.urls[0]);
    const written: Promise<unknown>[] = [];
    const report = ({ event }: MoveEvent) => {
      if (event !== 'waiting' || written.length > 0) return;
      written.push(world.shard(1, comment('of another'), id).then(() => writer.query('COMMIT')));
    };
    const onStep = async (step: string) => {
      if (step !== 'close') return;
      await writer.query('BEGIN');
      await writer.query(comment('in flight'), [id]);
    };
    await move(slug, { onStep, report });
    await Promise.all(written);
    await writer.end();
    expect(written).toHaveLength(1);
    const comments = await world.shard(2, 'SELECT body FROM comments WHERE tenant_id = $1', id);
    expect(comments).toEqual(expect.arrayContaining([{ body: 'in flight' }, { body: 'of another' }]));
  });
});

describe('before the flip', () => {
  it.each([
    [
      'has another value',
      `UPDATE users SET bio = 'tampered' WHERE tenant_id = $1 AND username IS NOT NULL`,
      'users has rows that differ',
    ],
    ['is missing', 'DELETE FROM outbox WHERE tenant_id = $1', 'outbox has 1 rows and 0 arrived'],
  ])('a row that %s is found, and all is copied again', async (_, tamper, finding) => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    let tampered = 0;
    const onStep = async (step: string) => {
      if (step === 'verify' && tampered++ === 0) await world.shard(2, tamper, id);
    };
    const events = await move(slug, { onStep });
    const reason = expect.stringContaining(finding);
    expect(events).toContainEqual(expect.objectContaining({ event: 'reopened', reason }));
    expect(events).toContainEqual({ event: 'again', reason });
    expect(tampered).toBe(2);
    expect(await world.shard(2, `SELECT FROM users WHERE tenant_id = $1 AND bio = 'tampered'`, id)).toEqual(
      [],
    );
    expect(await leftovers(world)).toEqual([]);
  });

  it('gives up where rows differ each time', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    const onStep = async (step: string) => {
      if (step === 'verify')
        await world.shard(2, 'DELETE FROM outbox WHERE tenant_id = $1', await world.idOf(slug));
    };
    await expect(move(slug, { onStep, limits: { tries: 2 } })).rejects.toThrow(
      'Shard 2 does not have what shard 1 has: outbox has 1 rows and 0 arrived.',
    );
    await expectOnShard1(slug, rows);
  });

  it.each([
    ['moves in the end', 1, undefined],
    ['gives up', 2, 'Drawing level took more than the 300 ms for which writers may wait, 2 times'],
  ])('lets writers on where they would wait for too long, and %s', async (_, times, refusal) => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    const holder = await connected(world.urls[1]);
    let held = 0;
    const onStep = async (step: string) => {
      if (step !== 'close' || held++ >= times) return;
      await holder.query('BEGIN; LOCK TABLE comments IN SHARE ROW EXCLUSIVE MODE');
      await world.shard(1, comment('that does not arrive in time'), id);
    };
    const reopened: Promise<unknown>[] = [];
    const report = ({ event }: MoveEvent) => {
      if (event !== 'reopened') return;
      reopened.push(holder.query('COMMIT'), world.shard(1, comment('while it is open again'), id));
    };
    const moved = move(slug, { onStep, report, limits: { maxPauseMs: 300, tries: 2 } });
    if (refusal === undefined) await moved;
    else await expect(moved).rejects.toThrow(refusal);
    await Promise.all(reopened);
    await holder.end();
    expect(reopened).toHaveLength(times * 2);
    expect(await leftovers(world)).toEqual([]);
    expect(await ownerOf(world, slug)).toBe(refusal === undefined ? 2 : 1);
  });

  it('writers go on when the target hangs while both sides are compared', async () => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    const mover = `SELECT pid FROM pg_stat_activity WHERE application_name = 'move ${id}'`;
    let hung: number | undefined;
    const onStep = async (step: string) => {
      if (step !== 'verify' || hung !== undefined) return;
      hung = (await world.shard<{ pid: number }>(2, mover))[0]!.pid;
      process.kill(hung, 'SIGSTOP');
    };
    const states: string[] = [];
    const report = ({ event }: MoveEvent) => {
      if (event !== 'again') return;
      // By then the source is open again, and another connection was found.
      states.push(event);
      process.kill(hung!, 'SIGCONT');
    };
    await move(slug, { onStep, report, limits: { maxPauseMs: 500 } });
    expect(states).toEqual(['again']);
    expect(await leftovers(world)).toEqual([]);
  });

  it('nobody waits where comparing would take too long', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await expect(move(slug, { limits: { maxPauseMs: 0 } })).rejects.toThrow(
      /^Comparing moving-\d+ on both shards takes 0\.\d s, in which nobody could write: let writers wait for 1 s/,
    );
    await expectOnShard1(slug, rows);
  });
});

describe('what is refused', () => {
  it('is a second mover, and a cancellation, of what one has', async () => {
    const slug = await world.publication();
    const refusal = `${slug} is being moved by somebody else just now.`;
    let asked = 0;
    const onStep = async (step: string) => {
      if (step !== 'close') return;
      await expect(move(slug)).rejects.toThrow(refusal);
      await expect(cancelPublicationMove(world.move(slug))).rejects.toThrow(refusal);
      asked += 1;
    };
    await move(slug, { onStep });
    expect(asked).toBe(1);
  });

  it.each([
    ['to where it is', 1, /^moving-\d+ is on shard 1 already\.$/],
    ['to a shard that does not exist', 9, /^There is no shard 9: there are 1, 2, 3\.$/],
    ['to one that nobody said the place of', 3, /^Nobody said where shard 3 is: SHARD_3_URLS is missing\.$/],
  ])('is a move %s', async (_, target, sentence) => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await expect(movePublication(world.move(slug), target)).rejects.toThrow(sentence);
    await expectOnShard1(slug, rows);
  });

  it('is a move to a full shard', async () => {
    const slug = await world.publication();
    const shards = [...world.move(slug).shards, { number: 3, urls: [world.urls[1]] }];
    await expect(movePublication({ ...world.move(slug), shards }, 3)).rejects.toThrow(
      'Shard 3 is full: it owns as many publications as its ranges have ids, 1.',
    );
    expect(await leftovers(world)).toEqual([]);
  });

  it('is what does not exist', async () => {
    await expect(move('nobodys')).rejects.toThrow('There is no publication nobodys.');
    const slug = await world.publication();
    await expect(cancelPublicationMove(world.move(slug))).rejects.toThrow(
      `${slug} is not being moved: it is on shard 1.`,
    );
  });

  it('is another way than the one that was begun', async () => {
    const slug = await world.publication();
    const stop = new AbortController();
    stop.abort();
    await expect(move(slug, { signal: stop.signal })).rejects.toThrow(MoveStopped);
    await expect(movePublication(world.move(slug), 3)).rejects.toThrow(
      `${slug} is on its way to shard 2: end that by moving it there, or cancel it.`,
    );
    await cancelPublicationMove(world.move(slug));
    expect(await leftovers(world)).toEqual([]);
  });

  it.each([
    [
      'tables',
      'ALTER TABLE tags ADD COLUMN extra int',
      'ALTER TABLE tags DROP COLUMN extra',
      'Shards 1 and 2 have different tables, such as tags: bring both up to date first.',
    ],
    [
      'migrations',
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '0005%'`,
      `UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name LIKE '0005%'`,
      'Shards 1 and 2 have different migrations: bring both up to date first.',
    ],
    [
      'a table whose changes nobody can tell apart',
      'CREATE TABLE notes (tenant_id int8, text text)',
      'DROP TABLE notes',
      'Changes of table notes do not say whose they are: its primary key needs the column tenant_id.',
    ],
  ])('is a move between shards with different %s', async (what, change, back, sentence) => {
    const slug = await world.publication();
    const shards = what.startsWith('a table') ? ([1, 2] as const) : ([2] as const);
    for (const shard of shards) await world.shard(shard, change);
    try {
      await expect(move(slug)).rejects.toThrow(sentence);
    } finally {
      for (const shard of shards) await world.shard(shard, back);
    }
    expect(await leftovers(world)).toEqual([]);
  });

  it('is a move from a server with no slot free', async () => {
    const slug = await world.publication();
    const slots = Array.from({ length: 9 }, (_, number) => `taken_${number}`);
    for (const slot of slots) await world.shard(1, 'SELECT pg_create_physical_replication_slot($1)', slot);
    try {
      await expect(move(slug)).rejects.toThrow(
        'Shard 1 has too few replication slots free: raise max_replication_slots, or wait for other moves and replicas.',
      );
    } finally {
      for (const slot of slots) await world.shard(1, 'SELECT pg_drop_replication_slot($1)', slot);
    }
    expect(await leftovers(world)).toEqual([]);
  });

  it('is a move from a server whose log has too little in it', async () => {
    const slug = await world.publication();
    await world.restartShard1({ wal_level: 'replica' });
    try {
      await expect(move(slug)).rejects.toThrow(
        'Shard 1 has wal_level = replica, tenants move from one with wal_level = logical: set it and restart the server.',
      );
    } finally {
      await world.restartShard1({ wal_level: null });
    }
    expect(await leftovers(world)).toEqual([]);
  });

  it('is a move where the target does not reach the source', async () => {
    const slug = await world.publication();
    const { urls, close } = await world.byDoor();
    const shards = [{ number: 1, urls }, ...world.move(slug).shards.slice(1)];
    const onStep = async (step: string) => {
      if (step === 'copy') await close();
    };
    await expect(move(slug, { shards, onStep })).rejects.toThrow(
      /^The server of shard 2 does not reach that of shard 1: could not connect to the publisher/,
    );
    expect(await leftovers(world)).toEqual([]);
  });
});
