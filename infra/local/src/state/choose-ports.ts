import type { Stage } from '@scaleout/topology';
import { freePort, probePort } from '../servers/free-port.ts';
import { type Ports, tiersOf } from './places.ts';

/**
 * The ports of the last run where they are still free, others where not.
 * @param front the port asked for: the first web server's
 */
export async function choosePorts(stage: Stage, previous: Ports, front: number): Promise<Ports> {
  const ports: Record<string, number> = {};
  const taken = new Set([front]);
  const isFront = (tier: string) => tier === 'web' && !Object.values(ports).includes(front);
  for (const { tier, key } of tiersOf(stage)) {
    const port = isFront(tier) ? front : await choose(previous[key], taken);
    ports[key] = port;
    taken.add(port);
  }
  return ports;
}

async function choose(last: number | undefined, taken: ReadonlySet<number>): Promise<number> {
  if (last !== undefined && !taken.has(last) && (await probePort(last)) === 'free') return last;
  const port = await freePort();
  return taken.has(port) ? choose(undefined, taken) : port;
}
