export { frontDoorOf, frontTierOf } from './front-door.ts';
export { tiers, type Tier } from './tier.ts';
export { shardsOf, type StageShard } from './shards-of.ts';
export { stageSchema, type Computer, type Stage, type TenantRange } from './stage.ts';
export { parseStage, parseStages } from './parse-stages.ts';
export { TopologyError } from './topology-error.ts';
