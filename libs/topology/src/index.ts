export { tiers, type Tier } from './tier.ts';
export type { Computer, Stage } from './stage.ts';
export { parseStages } from './parse-stages.ts';
export { TopologyError } from './topology-error.ts';
