import { elbClusterStages } from '@scaleout/elb-cluster';
import { LaunchError, loadStages, rememberedStages, stageNow } from '@scaleout/local';
import { singleBoxStages } from '@scaleout/single-box';
import { splitTiersStages } from '@scaleout/split-tiers';
import type { Stage } from '@scaleout/topology';

/** The ten stages, by their rungs. */
export const stages: readonly Stage[] = [...singleBoxStages, ...splitTiersStages, ...elbClusterStages];

/** Id of the stage that is meant when none is named. */
export const firstStage = 'one-box';

/** The ten stages, and after them people's own that were started here from a file, as they were then. */
export function knownHere(remembered: readonly Stage[] = rememberedStages()): Stage[] {
  return [...stages, ...remembered.filter(isOwn)];
}

/** Whether it is none of the ten. */
export function isOwn({ id }: Stage): boolean {
  return stages.every((stage) => stage.id !== id);
}

/** The stage of that id; a LaunchError names those that exist. */
export function findStage(id: string, among: readonly Stage[] = knownHere()): Stage {
  const stage = among.find((candidate) => candidate.id === id);
  if (stage) return stage;
  throw new LaunchError(`There is no stage ${id} here.`, {
    mend: `Stages that exist: ${idsOf(among)}. One of your own: ./scaleout up --file my-stage.ts`,
  });
}

/** The stage that goes by that id now: while one becomes another, what runs is between the two. */
export function findStageNow(id: string): Stage {
  return stageNow(id) ?? findStage(id);
}

/** The stage of a file, or the one of that id where it has several. */
export async function findStageInFile(file: string, id: string | undefined): Promise<Stage> {
  const found = await loadStages(file, stages);
  const [stage, ...others] = id === undefined ? found : found.filter((candidate) => candidate.id === id);
  if (!stage) {
    throw new LaunchError(`There is no stage ${id ?? ''} in ${file}.`, {
      mend: `Stages that are there: ${idsOf(found)}.`,
    });
  }
  if (others.length > 0) {
    throw new LaunchError(`There are several stages in ${file}.`, {
      mend: `Say which: ./scaleout up --file ${file} ${stage.id}, or ${idsOf(others)}.`,
    });
  }
  return stage;
}

function idsOf(list: readonly Stage[]): string {
  return list.map(({ id }) => id).join(', ');
}
