import { LaunchError } from '@scaleout/local';
import type { Drill } from './drill.ts';
import { replicaOf } from './switch-off.ts';

/** A replica is off the network: unlike one that is switched off it refuses nothing, everything hangs. */
export const partition: Drill = {
  name: 'partition',
  summary: "pulls a replica's cable, and plugs it in again",
  needs: 'the lab, and a replica',
  cast(found) {
    const { id } = replicaOf(found);
    const { stage, status } = found;
    if (status.on !== 'lab') {
      throw new LaunchError('Processes of one machine share its network: none of them can be taken off it.', {
        mend: `Start the stage in the lab: ./scaleout down ${stage.id} && ./scaleout up ${stage.id} --on lab --detach`,
      });
    }
    return {
      computer: id,
      async breaks({ ask, note }) {
        await ask({ verb: 'partition', computer: id });
        note(`The cable of ${id} is pulled`);
      },
      async heals({ ask, note }) {
        note(`The cable of ${id} is plugged in again`);
        await ask({ verb: 'heal', computer: id });
      },
    };
  },
};
