import { tiers, type Tier } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import type { Running } from '../stage/running.ts';
import type { Place } from '../state/places.ts';
import type { Report } from '../tools/tool.ts';

/** Those of which another one can take over. */
const renewable: readonly Tier[] = ['api', 'worker', 'web'];

/**
 * Starts programs anew, one after the other: those in front send nothing more to it, it finishes what it has, and gets its share again
 * when it serves.
 * @param of a tier, or a computer: then what of it can be started anew without an outage of the data
 */
export async function restartInTurn(running: Running, of: string, report: Report): Promise<void> {
  for (const place of placesOf(running, of)) {
    report(`Starting the ${place.tier} on ${place.computer.id} anew`);
    const { fronts } = running.starting;
    await fronts.withdraw(place);
    await running.stop(place);
    await running.start(place);
    await fronts.restore(place);
  }
}

function placesOf(running: Running, of: string): readonly Place[] {
  const tier = tiers.find((each) => each === of);
  const places = tier ? running.launch.places.of(tier) : running.placesOn(running.computer(of));
  const on = places.filter((place) => renewable.includes(place.tier) && !running.isOff(place.computer));
  if (on.length > 0) return on;
  throw new LaunchError(`There is nothing of ${of} that can be started anew while people are served.`, {
    mend: `It can be done with ${renewable.join(', ')}; a primary is relieved by: promote <its replica>`,
  });
}
