import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOVE_STEPS, type MoveStep } from '@scaleout/sharding/moves';
import { until } from '@scaleout/local/testing';
import { cancelPublicationMove, movePublication } from './move-publication.ts';
import { leftovers, ownerOf, rowsOn } from './testing/leftovers.ts';
import { MoveWorld, withClient } from './testing/move-world.ts';
import { startMover, type MoverProcess } from './testing/start-mover.ts';
import type { DyingMove } from './testing/dying-mover.ts';

const BEFORE_THE_FLIP = MOVE_STEPS.filter((step) => step !== 'clean');

let world: MoveWorld;
let next: MoverProcess;

beforeAll(async () => {
  next = startMover();
  world = await MoveWorld.open();
});

afterAll(async () => {
  next.kill('SIGKILL');
  await world.close();
});

/** Lets a mover begin and die. */
async function killedAt(slug: string, at: NonNullable<DyingMove['at']>, target = 2): Promise<void> {
  const mover = next;
  next = startMover();
  expect(await mover.run({ move: world.move(slug), target, at })).toBe('SIGKILL');
  await untilHeard();
}

/** A server that is busy hears a moment later that a mover is dead; until then that has its lock. */
async function untilHeard(): Promise<void> {
  await until(async () => {
    const locks = await world.catalog(`SELECT FROM pg_locks WHERE locktype = 'advisory'`);
    return locks.length === 0;
  });
}

/** Tries to write as an API process does. */
function write(shard: 1 | 2, tenantId: number): Promise<unknown> {
  return world.shard(shard, `WITH entered AS (SELECT enter_tenant(${tenantId})) SELECT FROM entered`);
}

async function expectMoved(slug: string, rows: Record<string, number>): Promise<void> {
  expect(await rowsOn(world, 2, slug)).toEqual(rows);
  expect(await rowsOn(world, 1, slug)).toEqual({});
  expect(await ownerOf(world, slug)).toBe(2);
  expect(await leftovers(world)).toEqual([]);
  const id = await world.idOf(slug);
  await write(2, id);
  await expect(write(1, id)).rejects.toThrow('left');
}

async function expectUntouched(slug: string, rows: Record<string, number>): Promise<void> {
  expect(await rowsOn(world, 1, slug)).toEqual(rows);
  expect(await rowsOn(world, 2, slug)).toEqual({});
  expect(await ownerOf(world, slug)).toBe(1);
  expect(await leftovers(world)).toEqual([]);
  const id = await world.idOf(slug);
  await write(1, id);
}

describe('a mover that was killed', () => {
  it.each<NonNullable<DyingMove['at']>>([...MOVE_STEPS, 'copied', 'deleted'])(
    'at %s leaves what the next one ends',
    async (at) => {
      const slug = await world.publication();
      const rows = await rowsOn(world, 1, slug);
      await killedAt(slug, at);
      expect(await leftovers(world)).not.toEqual([]);
      await movePublication(world.move(slug), 2);
      await expectMoved(slug, rows);
    },
  );

  it('between the source that was left and the flip leaves what the next one ends', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await killedBeforeFlip(slug);
    await movePublication(world.move(slug), 2);
    await expectMoved(slug, rows);
  });

  it.each<MoveStep | 'copied'>([...BEFORE_THE_FLIP, 'copied'])(
    'at %s leaves what is cancelled without a trace',
    async (at) => {
      const slug = await world.publication();
      const rows = await rowsOn(world, 1, slug);
      await killedAt(slug, at);
      await cancelPublicationMove(world.move(slug));
      await expectUntouched(slug, rows);
      const id = await world.idOf(slug);
      expect(await world.shard(2, 'SELECT FROM tenant_fences WHERE tenant_id = $1', id)).toEqual([]);
    },
  );

  it('between the source that was left and the flip leaves what is cancelled', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await killedBeforeFlip(slug);
    await cancelPublicationMove(world.move(slug));
    await expectUntouched(slug, rows);
  });

  it('after the flip leaves what is not cancelled any more', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await killedAt(slug, 'clean');
    await expect(cancelPublicationMove(world.move(slug))).rejects.toThrow(
      `${slug} belongs to shard 2 already, so its move is not cancelled: run it again, which ends it.`,
    );
    await movePublication(world.move(slug), 2);
    await expectMoved(slug, rows);
  });

  it('on the way back leaves the target as one that was left before', async () => {
    const slug = await world.publication();
    const rows = await rowsOn(world, 1, slug);
    await movePublication(world.move(slug), 2);
    await killedAt(slug, 'drain', 1);
    await cancelPublicationMove(world.move(slug));
    await expectMoved(slug, rows);
    await movePublication(world.move(slug), 1);
    expect(await rowsOn(world, 1, slug)).toEqual(rows);
    expect(await leftovers(world)).toEqual([]);
  });
});

const HELD = 7;

/** The mover hangs where it would give the tenant to the target, which a lock of nobody's transaction keeps it from. */
async function killedBeforeFlip(slug: string): Promise<void> {
  const id = await world.idOf(slug);
  await withClient(world.catalogUrl, async (client) => {
    await client.query(`
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(${HELD}); RETURN NEW; END $$`);
    await client.query(
      'CREATE TRIGGER hold BEFORE INSERT ON placements FOR EACH ROW EXECUTE FUNCTION hold()',
    );
    await client.query(`SELECT pg_advisory_lock(${HELD})`);
    const mover = next;
    next = startMover();
    mover.begin({ move: world.move(slug), target: 2 });
    await until(async () => {
      const [fence] = await world.shard<{ state: string }>(
        1,
        'SELECT state FROM tenant_fences WHERE tenant_id = $1',
        id,
      );
      return fence?.state === 'left';
    });
    mover.kill('SIGKILL');
    await mover.ended;
    // The catalog learns of the death when it next says something to the mover; until then that has its lock.
    await client.query(`SELECT pg_advisory_unlock(${HELD})`);
    await client.query('DROP FUNCTION hold CASCADE');
  });
  await untilHeard();
}
