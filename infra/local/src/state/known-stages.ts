import { readdirSync } from 'node:fs';
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

/** Ids of the stages that were ever started here. */
export function knownStages(root: string = stateRoot()): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name))
    .map((entry) => entry.name)
    .filter((id) => readdirSync(stageFolder(id, root).path).includes('state.json'));
}

/** The stages that were ever started here, each as it was the last time; of old ones nothing may be known. */
export function rememberedStages(root: string = stateRoot()): Stage[] {
  return knownStages(root).flatMap((id) => readState(stageFolder(id, root)).stage ?? []);
}

/** The running stage, other than this one, whose web server has the port. */
export function findStageAtPort(port: number, other: string): string | undefined {
  return runningStages().find((id) => id !== other && readState(stageFolder(id)).port === port);
}
