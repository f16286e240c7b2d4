import { readState, stageFolder, type BackgroundProgram } from '@scaleout/local';
import { findLab } from '../lab.ts';

/** Has a program run where the addresses of a running stage can be reached: in the lab's network, if it runs in the lab. */
export function visitOf(stageId: string): BackgroundProgram['visit'] {
  if (readState(stageFolder(stageId)).on === 'local') return undefined;
  const lab = findLab();
  return lab && ((command, args) => lab.router.visit(command, args));
}
