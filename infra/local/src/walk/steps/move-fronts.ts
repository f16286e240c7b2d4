import { setTimeout as sleep } from 'node:timers/promises';
import { namesLastSeconds } from '@scaleout/tiers';
import type { Tier } from '@scaleout/topology';
import type { Running } from '../../stage/running.ts';
import { back } from '../back.ts';
import { comingAndGoing } from '../coming-and-going.ts';
import type { Step } from '../step.ts';

/** Then, and a moment more, nobody has an old answer. */
const NAMES_LAST_MS = namesLastSeconds * 1_000 + 500;

/** From the inside out: a name leads to who serves, and a load balancer to web servers that do. */
const order: readonly Tier[] = ['web', 'load-balancer', 'dns'];

/**
 * Other doors serve beside those that people come in by, names lead to them, and when nobody can have an old name any more, those
 * that the stage has no more finish what they have and go.
 */
export async function moveFronts(running: Running, { after }: Step): Promise<void> {
  const { launch, starting } = running;
  const { fronts } = starting;
  const before = launch.stage;
  const hadNames = before.computers.some(({ tiers }) => tiers.includes('dns'));
  const next = await running.makeRoom(after);
  const { coming, going } = comingAndGoing(launch.places, next, order);
  await fronts.serveAlsoAt(next);
  running.take(after);
  try {
    for (const tier of order) {
      const here = coming.filter((place) => place.tier === tier);
      await Promise.all(here.map((place) => running.start(place)));
    }
  } catch (error) {
    return back(running, before, coming, error);
  }
  await launch.room.lead?.(launch);
  await fronts.become();
  if (going.length > 0) {
    if (hadNames || launch.room.hasNames) await sleep(NAMES_LAST_MS);
    await Promise.all(going.map((place) => fronts.part(place)));
    for (const tier of order.toReversed()) {
      const here = going.filter((place) => place.tier === tier);
      await Promise.all(here.map((place) => running.stop(place)));
    }
  }
}
