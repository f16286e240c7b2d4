import { isAlive, LaunchError, ownIdentity, withLock } from '@scaleout/local';
import { readLabState, runFolder, writeLabState, type LabState } from './lab-state.ts';

/** A lab as its owner describes it. */
export type LabClaim = Omit<LabState, 'owner'>;

/**
 * Makes this process the owner of the machine's lab; a LaunchError when another one has it that lives. One that was
 * killed has nothing any more.
 */
export async function claimLab(claim: LabClaim): Promise<void> {
  await change(claim.plan.prefix, (state) => {
    if (state && isAlive(state.owner) && state.owner.pid !== process.pid) throw taken(state);
    return { ...claim, owner: ownIdentity() };
  });
}

/** Makes this process the owner of a lab that it was given by the one who made it. */
export async function adoptLab(prefix: string): Promise<void> {
  await change(prefix, (state) => {
    if (!state) throw new LaunchError('There is no lab on this machine any more.');
    return { ...state, owner: ownIdentity() };
  });
}

/** Notes the plan of a lab that this process owns. */
export async function notePlan(plan: LabClaim['plan']): Promise<void> {
  await change(plan.prefix, (state) => {
    if (!state) throw new LaunchError('There is no lab on this machine any more.');
    return { ...state, plan };
  });
}

/** One process at a time: two that both find the last owner dead must not both take its place. */
async function change(prefix: string, next: (state: LabState | undefined) => LabState): Promise<void> {
  await withLock(`${runFolder(prefix)}.lock`, () => {
    writeLabState(next(readLabState(prefix)));
    return Promise.resolve();
  });
}

function taken({ stage, folder, owner }: LabState): LaunchError {
  return new LaunchError(
    `This machine has one lab at a time, and ${stage} of ${folder} is in it (process ${owner.pid}).`,
    { mend: 'End that one first: `./scaleout down` there.' },
  );
}
