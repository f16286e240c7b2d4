import type { Stage } from '@scaleout/topology';
import { askControl } from '../control/ask-control.ts';
import { lockHolder } from '../lock-file.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';
import { stageStatus, stageStatusSchema, type StageStatus } from './stage-status.ts';

/** A stage as it is at this moment: its supervisor says so where it serves, else what is on the disk and answers here. */
export async function lookAtStage(
  stage: Stage,
  folder: StageFolder = stageFolder(stage.id),
): Promise<StageStatus> {
  if (lockHolder(folder.lock) && readState(folder).phase === 'ready') {
    return stageStatusSchema.parse(await askControl(folder, { verb: 'status' }));
  }
  return stageStatus(stage, folder);
}
