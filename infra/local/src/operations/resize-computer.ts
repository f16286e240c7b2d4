import { LaunchError } from '../launch-error.ts';
import type { Running } from '../stage/running.ts';

/** Gives a computer another size while it runs. */
export async function resizeComputer(running: Running, id: string, cpus: number): Promise<void> {
  const computer = running.computer(id);
  if (!running.machines.resize) {
    throw new LaunchError('Processes of one machine share its processors: none of them has a size.', {
      mend: 'Start the stage with --on lab.',
    });
  }
  await running.machines.resize(computer, cpus);
}
