import { LaunchError } from '../launch-error.ts';
import type { Running } from '../stage/running.ts';

/** Takes a computer off the network: its connections hang. */
export async function partitionComputer(running: Running, id: string): Promise<void> {
  const computer = running.computer(id);
  const { cable } = running.machines;
  if (!cable) {
    throw new LaunchError('Processes of one machine share its network: none of them can be taken off it.', {
      mend: `Start the stage with --on lab, or have the computer hang: ./scaleout stop ${id}`,
    });
  }
  await cable.pull(computer);
}
