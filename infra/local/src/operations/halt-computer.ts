import type { Running } from '../stage/running.ts';

/** Has a computer hang: it answers nobody, and its connections stay. */
export async function haltComputer(running: Running, id: string): Promise<void> {
  await running.machines.stop(running.computer(id));
}

/** Has it go on where it was. */
export async function resumeComputer(running: Running, id: string): Promise<void> {
  await running.machines.cont(running.computer(id));
}
