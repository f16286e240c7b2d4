import type { Tier } from '@scaleout/topology';
import { freePort, probePort } from '../servers/free-port.ts';
import type { StageState } from './stage-state.ts';

/** Ports of a stage's tiers on this machine. */
export type Ports = Record<'web' | 'api' | 'worker' | 'redis' | 'database', number>;

/** The ports of the last run where they are still free, others where not; the web's is the one asked for. */
export async function choosePorts(previous: StageState['ports'], web: number): Promise<Ports> {
  const choose = async (tier: Tier) => {
    const last = previous[tier];
    return last !== undefined && last !== web && (await probePort(last)) === 'free' ? last : freePort();
  };
  return {
    web,
    api: await choose('api'),
    worker: await choose('worker'),
    redis: await choose('redis'),
    database: await choose('database'),
  };
}
