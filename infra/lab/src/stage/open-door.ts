import { LaunchError, readState, stageFolder } from '@scaleout/local';
import { frontDoorOf, type Stage } from '@scaleout/topology';
import { findLab } from '../lab.ts';
import { openRelay } from '../relay/open-relay.ts';

const HTTP = 80;

/** Leads a port of localhost to the front door of a stage in the lab, until the lab ends. */
export async function openDoor(stage: Stage, localPort: number): Promise<void> {
  const lab = findLab();
  const [door] = frontDoorOf(stage);
  if (!lab || !door || readState(stageFolder(stage.id)).on === 'local') {
    throw new LaunchError(`The stage ${stage.id} is not in the lab.`, {
      mend: `As plain processes it is open already: ./scaleout status ${stage.id} says where.`,
    });
  }
  await openRelay(lab, localPort, { host: lab.computer(door.id).address, port: HTTP });
}
