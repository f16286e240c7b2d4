import { frontDoorOf, frontTierOf, type Stage } from '@scaleout/topology';
import { freePort, probePort } from '../servers/free-port.ts';
import { type Ports, tiersOf } from './places.ts';

/**
 * The ports of the last run where they are still free, others where not.
 * @param front the port asked for: of the first of those by whom people come in, and of others where they have addresses of their own
 */
export async function choosePorts(
  stage: Stage,
  previous: Ports,
  front: number,
  hosts: Readonly<Record<string, string>> = {},
): Promise<Ports> {
  const ports: Record<string, number> = {};
  const taken = new Set([front]);
  const frontTier = frontTierOf(stage);
  const doors = frontDoorOf(stage);
  for (const { tier, key, computer } of tiersOf(stage)) {
    const door = tier === frontTier ? doors.indexOf(computer) : -1;
    const host = hosts[computer.id];
    const isFront = door === 0 || (door > 0 && host !== undefined); // at another address the same port is free
    const port = isFront ? front : await choose(previous[key], taken, host);
    ports[key] = port;
    taken.add(port);
  }
  return ports;
}

async function choose(
  last: number | undefined,
  taken: ReadonlySet<number>,
  host: string | undefined,
): Promise<number> {
  if (last !== undefined && !taken.has(last) && (await probePort(last, host)) === 'free') return last;
  const port = await freePort(host);
  return taken.has(port) ? choose(undefined, taken, host) : port;
}
