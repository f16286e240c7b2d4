import type { Running } from '../../stage/running.ts';
import type { Step } from '../step.ts';

/** Gives computers the processors they are to have; a server that is told its memory when it starts has it when it is started anew. */
export async function resize(running: Running, { after }: Step): Promise<void> {
  const { launch, machines } = running;
  for (const computer of after.computers) {
    const now = launch.stage.computers.find(({ id }) => id === computer.id);
    if (now && now.cpus !== computer.cpus) await machines.resize?.(computer, computer.cpus);
  }
  running.take(after);
}
