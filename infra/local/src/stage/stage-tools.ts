import type { Stage, Tier } from '@scaleout/topology';
import { ensureTools } from '../tools/ensure-tools.ts';
import type { Report } from '../tools/tool.ts';
import type { StageTools } from './tiers/start-place.ts';

/** Gets what the tiers of a stage are started with. */
export async function stageTools({ computers }: Stage, report: Report): Promise<StageTools> {
  const has = (tier: Tier) => computers.some(({ tiers }) => tiers.includes(tier));
  return {
    ...(await ensureTools(['postgres', 'redis', 'nginx'], report)),
    ...(has('load-balancer') ? await ensureTools(['haproxy'], report) : {}),
    ...(has('dns') ? await ensureTools(['nsd'], report) : {}),
  };
}
