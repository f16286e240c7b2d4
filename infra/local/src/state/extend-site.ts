import { frontDoorOf, frontTierOf, type Stage } from '@scaleout/topology';
import { loopback } from '../servers/address.ts';
import { freePort } from '../servers/free-port.ts';
import { hasOwnAddresses } from './has-own-addresses.ts';
import { keyOf, tiersOf, type Place, type Places, type Site } from './places.ts';

const LAST_ADDRESS = 254;

/**
 * Finds places on this machine for all that a stage has and the running one has not. Who is there stays where it is, but that
 * the first by whom people come in is at `localhost`, and whoever was that before is at an address of its own.
 */
export async function extendSite(
  stage: Stage,
  now: Places,
  { ports: before, hosts: known = {}, ...site }: Site,
  front: number,
): Promise<Site> {
  const hosts: Record<string, string> = { ...known };
  const ports: Record<string, number> = { ...before };
  const spreads = await hasOwnAddresses();
  const taken = new Set(Object.values(hosts));
  const newAddress = () => {
    for (let last = 1; last <= LAST_ADDRESS; last += 1) {
      const address = `127.0.${stage.number}.${last}`;
      if (!taken.has(address)) {
        taken.add(address);
        return address;
      }
    }
    return loopback;
  };
  const there = new Map(now.all.map((place) => [keyOf(place), place]));
  const frontTier = frontTierOf(stage);
  const doors = frontDoorOf(stage);
  for (const { id } of stage.computers) {
    const isNew = now.all.every(({ computer }) => computer.id !== id);
    if (isNew && spreads) hosts[id] ??= newAddress();
  }
  for (const { tier, key, computer } of tiersOf(stage)) {
    const place = there.get(key);
    if (tier === frontTier && computer === doors[0]) {
      hosts[key] = loopback;
      ports[key] = front;
    } else if (place && isAtDoor(place, front)) {
      hosts[key] = hosts[computer.id] ?? (spreads ? newAddress() : loopback);
      ports[key] = await freePort(hosts[key]);
    } else if (!place) {
      ports[key] = await freePort(hosts[computer.id]);
    }
  }
  return { ...site, hosts, ports };
}

/** Whether people come in by it at `localhost`. */
function isAtDoor({ tier, host, port }: Place, front: number): boolean {
  return (tier === 'web' || tier === 'load-balancer') && host === loopback && port === front;
}
