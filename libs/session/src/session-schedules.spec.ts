import { expect, inject, it } from 'vitest';
import { sessionScripts, type SessionRedis } from './session-commands.ts';
import { indexKey, sessionKey } from './session-keys.ts';
import { SessionStore } from './session-store.ts';
import { connectedSessionRedis } from './testing/connected-session-redis.ts';
import { Random } from './testing/random.ts';
import { type Actor, runInTurns } from './testing/schedule.ts';
import { actors, openWorld, settle, type SessionWorld } from './testing/session-world.ts';
import { uniqueTenant } from './testing/unique-tenant.ts';

/** Schedules under way at once: each is in order, and together they keep Redis busy. */
const SIDE_BY_SIDE = 250;
const CONTROL_SCHEDULES = 500;

interface Outcome {
  revived: number;
  lost: number;
  commands: number;
}

type Cast = (world: SessionWorld, random: Random) => Actor[];

/** Two to five at work on one session: always somebody who reads and writes, and whoever else chance brings. */
const everybody: Cast = (world, random) => {
  const others = [
    () => actors.read(world),
    () => actors.increment(world),
    () => actors.set(world, random.of(['a', 'b']), String(random.below(1_000))),
    () => actors.rotate(world),
    () => actors.destroy(world),
    () => actors.destroyAll(world),
  ];
  const cast = [actors.increment(world)];
  for (let left = 1 + random.below(4); left > 0; left -= 1) cast.push(random.of(others)());
  return cast;
};

async function runSchedules(redis: SessionRedis, count: number, cast: Cast): Promise<Outcome> {
  const store = new SessionStore(redis, { policy: { touchMs: 0 } });
  const total: Outcome = { revived: 0, lost: 0, commands: 0 };
  const seeds = Array.from({ length: count }, (_, seed) => seed).values();
  const worker = async () => {
    for (const seed of seeds) {
      const random = new Random(seed);
      const world = await openWorld(store, uniqueTenant());
      await runInTurns(cast(world, random), (atWork) => {
        total.commands += 1;
        return random.of(atWork);
      });
      await settle(world);
      total.revived += world.revived;
      total.lost += world.lost;
      await redis.unlink(sessionKey(world.tenantId, world.id), indexKey(world.tenantId, 42));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return total;
}

/** A script with something taken out of it, for a control. */
function without(lua: string, what: string, instead: string): string {
  if (!lua.includes(what)) throw new Error(`the script has no "${what}"`);
  return lua.replace(what, instead);
}

it('in no order of loads, saves, new ids and ends is a session brought back or an acknowledged change lost', async () => {
  const redis = await connectedSessionRedis(inject('redisUrl'), { commandTimeoutMs: 20_000 });
  const { revived, lost, commands } = await runSchedules(redis, inject('schedules'), everybody);
  expect({ revived, lost }).toEqual({ revived: 0, lost: 0 });
  expect(commands).toBeGreaterThan(inject('schedules') * 3);
}, 3_600_000);

it('with the version check switched off changes are lost (the control: the test above can fail)', async () => {
  const redis = await connectedSessionRedis(inject('redisUrl'), { commandTimeoutMs: 20_000 });
  const { lua, numberOfKeys } = sessionScripts.saveSession;
  redis.defineCommand('saveSession', {
    lua: without(lua, "ARGV[6] ~= '' and", 'false and'),
    numberOfKeys,
  });
  expect((await runSchedules(redis, CONTROL_SCHEDULES, everybody)).lost).toBeGreaterThan(0);
}, 60_000);

it('with the generation check switched off sessions are brought back (the control)', async () => {
  const redis = await connectedSessionRedis(inject('redisUrl'), { commandTimeoutMs: 20_000 });
  const { lua, numberOfKeys } = sessionScripts.loadSession;
  const careless = without(lua, 'present > session.generation', 'false');
  redis.defineCommand('loadSession', {
    lua: without(careless, 'present ~= session.generation or since ~= history', 'false'),
    numberOfKeys,
  });
  expect((await runSchedules(redis, CONTROL_SCHEDULES, everybody)).revived).toBeGreaterThan(0);
}, 60_000);

it('with saves that write back what they read, as session stores commonly do, both happen (the control)', async () => {
  const redis = await connectedSessionRedis(inject('redisUrl'), { commandTimeoutMs: 20_000 });
  const writeBack = (world: SessionWorld): Actor =>
    async function* () {
      const { id } = world;
      yield;
      const key = sessionKey(world.tenantId, id);
      const record = await redis.hgetall(key);
      if (record['user'] === undefined) return;
      yield;
      const count = Number(record['data:count'] ?? 0) + 1;
      await redis.hset(key, { ...record, version: 1, fields: 1, 'data:count': count });
      world.count += 1;
    };
  const careless: Cast = (world, random) => [
    writeBack(world),
    writeBack(world),
    ...(random.below(2) === 0 ? [actors.destroy(world)] : []),
  ];
  const { revived, lost } = await runSchedules(redis, CONTROL_SCHEDULES, careless);
  expect(revived).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
}, 60_000);
