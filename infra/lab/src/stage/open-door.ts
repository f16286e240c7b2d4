import { LaunchError, readState, stageFolder } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { findLab } from '../lab.ts';
import { openRelay } from '../relay/open-relay.ts';
import { labDomain } from './lab-domain.ts';
import type { OtherLab } from './other-lab.ts';

const HTTP = 80;

/**
 * Leads a port of localhost to the front door of a stage in the lab, until the lab ends. It is found by its name, so that what is
 * several is shared out as it is for everybody there.
 */
export async function openDoor(
  { id }: Stage,
  localPort: number,
  { prefix, root }: OtherLab = {},
): Promise<void> {
  const lab = findLab(prefix);
  if (!lab || readState(stageFolder(id, root)).on === 'local') {
    throw new LaunchError(`The stage ${id} is not in the lab.`, {
      mend: `As plain processes it is open already: ./scaleout status ${id} says where.`,
    });
  }
  await openRelay(lab, localPort, { host: labDomain, port: HTTP });
}
