import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { followRedis } from '../../servers/follow-redis.ts';
import { startRedisServer } from '../../stage/tiers/start-redis-server.ts';
import type { Running } from '../../stage/running.ts';
import type { Place } from '../../state/places.ts';
import { back } from '../back.ts';
import type { Step } from '../step.ts';
import { tellPrograms } from '../tell-programs.ts';
import { untilLeft } from '../until-left.ts';

/**
 * Another Redis copies all that there is and follows; then the old one has those who write wait, the other is made one that is
 * written to, and everybody goes there. Jobs rest meanwhile: what runs them has one queue as long as it lives.
 * @returns for how long nobody could write, in milliseconds
 */
export async function moveRedis(running: Running, { after }: Step): Promise<{ heldUpMs: number }> {
  const { launch, starting } = running;
  const before = launch.stage;
  const old = launch.places.first('redis');
  const next = (await running.makeRoom(after)).first('redis');
  const dataOf = ({ name }: Place) => join(launch.folder.data, name);
  rmSync(dataOf(next), { recursive: true, force: true }); // of a try before this one: it only ever followed
  const following = await start().catch((error: unknown) => back(running, before, [next], error));
  const workers = launch.places.of('worker');
  try {
    await Promise.all(workers.map((place) => running.stop(place)));
    const begun = performance.now();
    await following.takeOver().catch(async (error: unknown) => {
      await Promise.all(workers.map((place) => running.start(place)));
      return back(running, before, [next], error);
    });
    running.take(after); // from here on what is written is on the other
    await tellPrograms(running).catch(async (error: unknown) => {
      await running.stop(old); // or who was not told would go on there
      throw error;
    });
    const heldUpMs = performance.now() - begun;
    await Promise.all(launch.places.of('worker').map((place) => running.start(place)));
    await untilLeft(() => following.clientsOfOld());
    await running.stop(old);
    rmSync(dataOf(old), { recursive: true, force: true });
    return { heldUpMs };
  } finally {
    following.close();
  }

  async function start() {
    await startRedisServer(launch, next, starting.tools.redis);
    return followRedis(old, next, launch.secrets.redisPassword);
  }
}
