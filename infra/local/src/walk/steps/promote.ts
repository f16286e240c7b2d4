import { promoteComputer, type HeldUp } from '../../operations/promote-computer.ts';
import type { Running } from '../../stage/running.ts';
import type { Report } from '../../tools/tool.ts';
import type { Step } from '../step.ts';

/** A primary hands over to one of its replicas, and becomes one. */
export async function promote(
  running: Running,
  { after }: Step,
  computer: string,
  report: Report,
): Promise<HeldUp> {
  const held = await promoteComputer(running, computer, report);
  running.take(after);
  return held;
}
