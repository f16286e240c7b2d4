import { LaunchError, type StageStatus } from '@scaleout/local';

/** Whether every computer is on and every tier serves, each database in its role. */
export function isWhole({ phase, computers }: StageStatus): boolean {
  return phase === 'ready' && computers.every((computer) => !isBroken(computer));
}

/** @throws LaunchError where a stage does not run, or is broken already: nobody could tell then what a drill did */
export function refuseBroken({ stage, phase, computers }: StageStatus): void {
  if (phase !== 'ready') {
    throw new LaunchError(`The stage ${stage} is not running.`, {
      mend: `Start it first: ./scaleout up ${stage} --detach`,
    });
  }
  const broken = computers.find(isBroken);
  if (!broken) return;
  throw new LaunchError(`${broken.id} is not well already, so nobody could tell what the drill did.`, {
    mend: `Bring it back first: ./scaleout heal ${broken.id}`,
  });
}

function isBroken({ off, tiers }: StageStatus['computers'][number]): boolean {
  return off || tiers.some(({ health, role }) => health !== 'ready' || role === 'former primary');
}
