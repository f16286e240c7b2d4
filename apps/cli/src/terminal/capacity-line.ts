import type { StageResult } from '@scaleout/loadtest';

const whys = {
  'nothing-held': 'not even the lowest rate held',
  ceiling: 'more than was tried',
  generator: 'not found: the load generator gave out first',
  machine: 'not found: this machine gave out first',
};

/** What a stage carries, on a line: `three-tier: 120 requests/s (24 visits/s)`. */
export function capacityLine({ name, capacity, plateaus }: StageResult): string {
  if (capacity.found) {
    return `${name}: ${rates(capacity)}, p95 ${Math.round(plateaus[capacity.plateau]?.whole.p95 ?? 0)} ms`;
  }
  const held = capacity.plateau === null ? undefined : plateaus[capacity.plateau];
  return `${name}: ${whys[capacity.why]}${held ? `, no less than ${rates(held.achieved)}` : ''}`;
}

function rates(of: { readonly requestsPerSecond: number; readonly visitsPerSecond: number }): string {
  return `${of.requestsPerSecond.toFixed(1)} requests/s (${of.visitsPerSecond.toFixed(1)} visits/s)`;
}
