import { elbClusterStages } from '@scaleout/elb-cluster';
import { LaunchError } from '@scaleout/local';
import { singleBoxStages } from '@scaleout/single-box';
import { splitTiersStages } from '@scaleout/split-tiers';
import type { Stage } from '@scaleout/topology';

/** Every stage there is, by its rung. */
export const stages: readonly Stage[] = [...singleBoxStages, ...splitTiersStages, ...elbClusterStages];

/** Id of the stage that is meant when none is named. */
export const firstStage = 'one-box';

/** The stage of that id; a LaunchError names those that exist. */
export function findStage(id: string): Stage {
  const stage = stages.find((candidate) => candidate.id === id);
  if (stage) return stage;
  throw new LaunchError(`There is no stage ${id} here.`, {
    mend: `Stages that exist: ${stages.map((candidate) => candidate.id).join(', ')}.`,
  });
}
