import type { Tier } from '@scaleout/topology';
import type { Running } from '../../stage/running.ts';
import { back } from '../back.ts';
import { comingAndGoing } from '../coming-and-going.ts';
import type { Step } from '../step.ts';

/** New programs serve, the web servers lead to them, and those that the stage has no more finish what they have and go. */
export async function renew(running: Running, { after }: Step, tier: Tier): Promise<void> {
  const { launch, starting } = running;
  const before = launch.stage;
  const { coming, going } = comingAndGoing(launch.places, await running.makeRoom(after), [tier]);
  try {
    await Promise.all(coming.map((place) => running.start(place)));
  } catch (error) {
    return back(running, before, coming, error);
  }
  running.take(after);
  if (tier === 'api') await starting.fronts.become();
  await Promise.all(going.map((place) => running.stop(place)));
}
