import type { Stage } from '@scaleout/topology';
import type { Running } from '../stage/running.ts';
import { tellPrograms } from './tell-programs.ts';

/** Has nobody ask any more what a stage has no more. Where somebody cannot be told, it has it still. */
export async function takeAndTell(running: Running, after: Stage): Promise<void> {
  const before = running.launch.stage;
  running.take(after);
  try {
    await tellPrograms(running);
  } catch (error) {
    running.take(before);
    throw error;
  }
}
