import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { lockHolder } from '../lock-file.ts';
import { Places, tiersOf } from '../state/places.ts';
import { readSecrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';
import { type DataUrls, dataUrls } from './data-urls.ts';

/** Where the data of a running stage is at this moment. @throws LaunchError where it does not run */
export function runningDataUrls(stage: Stage, folder: StageFolder): DataUrls {
  const site = readState(folder);
  const secrets = readSecrets(folder);
  if (
    !lockHolder(folder.lock) ||
    !secrets ||
    tiersOf(stage).some(({ key }) => site.ports[key] === undefined)
  ) {
    throw new LaunchError(`The stage ${stage.id} is not running.`, {
      mend: `Start it first: ./scaleout up ${stage.id} --detach`,
    });
  }
  return dataUrls(folder, new Places(stage, site), secrets);
}
