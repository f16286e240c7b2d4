import { elbClusterStages } from '@scaleout/elb-cluster';
import { singleBoxStages } from '@scaleout/single-box';
import { splitTiersStages } from '@scaleout/split-tiers';
import type { Computer, Stage } from '@scaleout/topology';

/** The ten stages. */
export const ladder: readonly Stage[] = [...singleBoxStages, ...splitTiersStages, ...elbClusterStages];

export function rung(id: string): Stage {
  const stage = ladder.find((candidate) => candidate.id === id);
  if (!stage) throw new Error(`There is no stage ${id}`);
  return stage;
}

/** The stage with computers made smaller or bigger. */
export function resized(stage: Stage, sizes: Readonly<Record<string, number>>): Stage {
  const size = (computer: Computer) => ({ ...computer, cpus: sizes[computer.id] ?? computer.cpus });
  return { ...stage, computers: stage.computers.map(size) };
}
