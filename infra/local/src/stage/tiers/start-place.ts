import type { Place } from '../../state/places.ts';
import type { Tools } from '../../tools/tool.ts';
import type { Launch } from '../launch.ts';
import { startDatabase } from '../start-members.ts';
import type { Fronts, FrontTools } from './fronts.ts';
import { startProgram } from './start-program.ts';
import { startRedisServer } from './start-redis-server.ts';

/** What every tier is started with. */
export type StageTools = Pick<Tools, 'postgres' | 'redis'> & FrontTools;

/** What a start needs beside the place. */
export interface Starting {
  readonly launch: Launch;
  readonly tools: StageTools;
  readonly fronts: Fronts;
}

/** Starts the server of a place and waits until it serves. */
export async function startPlace({ launch, tools, fronts }: Starting, place: Place): Promise<void> {
  switch (place.tier) {
    case 'database':
      return startDatabase(launch, place, tools.postgres);
    case 'redis':
      return startRedisServer(launch, place, tools.redis);
    case 'api':
    case 'worker':
      return startProgram(launch, place);
    case 'web':
    case 'load-balancer':
    case 'dns':
      return fronts.start(place);
  }
}
