import { elbClusterStages } from '@scaleout/elb-cluster';
import { singleBoxStages } from '@scaleout/single-box';
import { splitTiersStages } from '@scaleout/split-tiers';
import type { Stage } from '@scaleout/topology';

/** A README that has pictures, and of which stages. */
export interface Illustrated {
  /** Below the clone's root. */
  readonly path: string;
  readonly file: URL;
  readonly stages: readonly Stage[];
}

/** Every README with pictures of stages: one beside each stages.ts. */
export const illustrated: readonly Illustrated[] = [
  beside('single-box', singleBoxStages),
  beside('split-tiers', splitTiersStages),
  beside('elb-cluster', elbClusterStages),
];

function beside(folder: string, stages: readonly Stage[]): Illustrated {
  return {
    path: `infra/${folder}/README.md`,
    file: new URL(`../${folder}/README.md`, import.meta.url),
    stages,
  };
}
