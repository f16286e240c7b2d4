import { LaunchError, runningStages } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { findStageNow } from './stages.ts';

/** The stage of that id, or the one that runs; a LaunchError where none or several do. */
export function runningStage(id: string | undefined): Stage {
  const running = runningStages();
  if (id !== undefined) {
    const stage = findStageNow(id);
    if (running.includes(stage.id)) return stage;
    throw new LaunchError(`The stage ${stage.id} is not running.`, {
      mend: `Start it first: ./scaleout up ${stage.id} --detach`,
    });
  }
  const [first, second] = running;
  if (first === undefined) {
    throw new LaunchError('No stage is running.', { mend: 'Start one first: ./scaleout up --detach' });
  }
  if (second !== undefined) {
    throw new LaunchError('Several stages are running.', {
      mend: `Say which one is meant: --stage ${running.join(' or --stage ')}`,
    });
  }
  return findStageNow(first);
}
