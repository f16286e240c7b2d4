import { freePort } from '../../servers/free-port.ts';
import { launchBuilt } from '../../stage/launch-built.ts';
import type { Launch } from '../../stage/launch.ts';
import { runStage } from '../../stage/run-stage.ts';
import { guardProcess } from '../../testing/guard.ts';
import type { StageLauncher } from './stage-launcher.ts';

/** Stages as plain processes of this machine, on ports that are free. */
export const localLauncher: StageLauncher = {
  name: 'stages',
  does: 'each stage as processes of this machine, by the way people come in',
  // The smallest, the one of most replicas, the longest way in.
  wholeOn: ['one-box', 'replicas', 'elb'],
  problem: () => Promise.resolve(undefined),
  run: async (run) =>
    runStage({
      ...run,
      port: await freePort(),
      fresh: false,
      start: (launch, ...rest) => launchBuilt(guarded(launch), ...rest),
    }),
};

/** The same, ended with this process however that ends: the folder is gone then, and no later start could clean up. */
function guarded(launch: Launch): Launch {
  return {
    ...launch,
    careFor: (place, again) => {
      const care = launch.careFor(place, again);
      return (process) => {
        guardProcess(process);
        care(process);
      };
    },
  };
}
