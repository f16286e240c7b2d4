import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { join } from 'node:path';
import type { Stage } from '@scaleout/topology';
import { lockHolder } from '../lock-file.ts';
import { tiersOf } from '../state/places.ts';
import { settleName } from '../state/stage-names.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';

/** What is started, and where, when a stage is asked for. */
export interface Start {
  readonly folder: StageFolder;
  /** The stage itself, or another, where its data are not where the one asked for has them: then the way leads from that one. */
  readonly stage: Stage;
}

/** Finds what to start. @param fresh there are no data to be kept */
export function stageToStart(
  asked: Stage,
  { fresh, folder: { path } = stageFolder(asked.id) }: { fresh: boolean; folder?: StageFolder },
): Start {
  const root = dirname(path);
  const last = stageFolder(asked.id, root);
  if (!lockHolder(last.lock)) settleName(last);
  const folder = stageFolder(asked.id, root);
  const { stage: there, goal } = readState(folder);
  const goesOn = !fresh && there && (goal !== null || hasDataElsewhere(folder, there, asked));
  return { folder, stage: goesOn ? there : asked };
}

/** Whether a server of the stage as it was has data, and is not of the one asked for. */
function hasDataElsewhere({ data }: StageFolder, there: Stage, asked: Stage): boolean {
  const kept = new Set(tiersOf(asked).map(({ key }) => key));
  return tiersOf(there).some(
    ({ tier, key, computer }) =>
      (tier === 'database' || tier === 'redis') &&
      !kept.has(key) &&
      existsSync(join(data, `${tier}-${computer.id}`)),
  );
}
