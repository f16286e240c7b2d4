import type { Drill } from './drill.ts';
import { disk } from './disk.ts';
import { partition } from './partition.ts';
import { primary } from './primary.ts';
import { api, redis, replica, web } from './switch-off.ts';

/** In the order of the help. */
export const drills: readonly Drill[] = [api, web, replica, primary, redis, partition, disk];
