import type { Computer, Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';

/** The one computer of a stage that this machine can stand for; a LaunchError for a stage of several. */
export function theComputer(stage: Stage): Computer {
  const [computer, ...others] = stage.computers;
  if (computer && others.length === 0) return computer;
  throw new LaunchError(
    `The stage ${stage.id} has ${stage.computers.length} computers; plain processes here are one.`,
    {
      mend: 'Start a stage of one computer: ./scaleout up one-box',
    },
  );
}
