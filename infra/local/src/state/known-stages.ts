import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@scaleout/topology';
import { lockHolder } from '../lock-file.ts';
import { stateRoot } from '../state-root.ts';
import { stageFolder } from './stage-folder.ts';
import { readState } from './stage-state.ts';

/** What lies beside the folders of the stages and is none. */
export const otherFolders: readonly string[] = ['tools'];

/** Ids of the stages that run on this machine from this clone. */
export function runningStages(root: string = stateRoot()): string[] {
  return knownStages(root).filter((id) => lockHolder(stageFolder(id, root).lock) !== undefined);
}

/** Ids of the stages that were ever started here; of one that became another, that one's. */
export function knownStages(root: string = stateRoot()): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name))
    .map((entry) => entry.name)
    .filter((name) => readdirSync(join(root, name)).includes('state.json'))
    .map((name) => readState(stageFolder(name, root)).stage?.id ?? name);
}

/** The stage that goes by a name while it runs, or was stopped on its way: it may be one between two. */
export function stageNow(id: string, root: string = stateRoot()): Stage | undefined {
  const folder = stageFolder(id, root);
  const { stage, goal } = readState(folder);
  if (!stage || (stage.id !== id && goal?.id !== id)) return undefined;
  return goal || lockHolder(folder.lock) ? stage : undefined;
}

/** The stages that were ever started here, each as it was the last time; of old ones nothing may be known. */
export function rememberedStages(root: string = stateRoot()): Stage[] {
  return knownStages(root).flatMap((id) => readState(stageFolder(id, root)).stage ?? []);
}

/** The running stage, other than this one, whose web server has the port. */
export function findStageAtPort(port: number, other: string): string | undefined {
  return runningStages().find((id) => id !== other && readState(stageFolder(id)).port === port);
}
