import { LaunchError } from '../launch-error.ts';
import type { Running } from '../stage/running.ts';

/** Switches a computer off, as when its power goes: nobody on it gets to say goodbye. */
export async function killComputer(running: Running, id: string): Promise<void> {
  const computer = running.computer(id);
  if (running.isOff(computer)) throw new LaunchError(`${id} is switched off already.`);
  running.noteOff(computer, true);
  for (const process of running.supervisor.on(id)) running.supervisor.excuse(process);
  await running.machines.kill(computer);
}
