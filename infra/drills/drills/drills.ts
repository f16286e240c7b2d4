import type { Drill } from './drill.ts';
import { api, redis, replica, web } from './switch-off.ts';

/** In the order of the help. */
export const drills: readonly Drill[] = [api, web, replica, redis];
