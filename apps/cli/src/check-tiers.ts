import { LaunchError } from '@scaleout/local';
import type { Stage, Tier } from '@scaleout/topology';

const names: Partial<Record<Tier, string>> = { dns: 'a DNS server', 'load-balancer': 'a load balancer' };

/** Refuses a stage with a tier that no launcher starts yet, before anything of it is started. */
export function checkTiers({ id, computers }: Stage): void {
  const missing = Object.entries(names).filter(([tier]) =>
    computers.some(({ tiers }) => tiers.some((each) => each === tier)),
  );
  if (missing.length === 0) return;
  throw new LaunchError(
    `The stage ${id} needs ${missing.map(([, name]) => name).join(' and ')}, which cannot be started here yet.`,
    { mend: 'Start the one before it: ./scaleout up api-pool' },
  );
}
