import type { Stage } from '@scaleout/topology';
import type { Lab } from '../lab.ts';

/** What a computer has used since it was started. */
export interface ComputerCounters {
  readonly id: string;
  readonly cpuSeconds: number;
  /** Null where it has no cap. */
  readonly capCores: number | null;
  /** Periods of its cap in which it had something to do, and those in which it was held back. */
  readonly periods: number;
  readonly throttledPeriods: number;
}

/** Reads what every computer of a stage has used, from the kernel's own counts. */
export function readCounters(lab: Lab, stage: Stage): ComputerCounters[] {
  return stage.computers.map(({ id }) => {
    const { cpuSeconds, cap = null, periods, throttledPeriods } = lab.computer(id).group.usage();
    return { id, cpuSeconds, capCores: cap, periods, throttledPeriods };
  });
}
