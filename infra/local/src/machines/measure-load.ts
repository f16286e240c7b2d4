import { setTimeout as sleep } from 'node:timers/promises';
import type { Computer } from '@scaleout/topology';
import type { Machines } from './machines.ts';

const WINDOW_MS = 500;

/** What a computer takes at this moment. */
export interface Load {
  readonly cpu: {
    /** In processors. */
    readonly used: number;
    /** In processors; null where it has no cap. */
    readonly cap: number | null;
    /** Share of the time in which it wanted more than it may; null where it has no cap. */
    readonly throttled: number | null;
  };
  readonly memoryBytes: number;
}

/** Looks at a computer for half a second. */
export async function measureLoad(machines: Machines, computer: Computer): Promise<Load> {
  const start = performance.now();
  const before = await machines.usage(computer);
  await sleep(WINDOW_MS);
  const after = await machines.usage(computer);
  const seconds = (performance.now() - start) / 1_000;
  const share = (from: number, to: number) => Math.max(0, to - from) / seconds; // a process that ended takes its time with it
  return {
    cpu: {
      used: share(before.cpuSeconds, after.cpuSeconds),
      cap: after.cap,
      throttled:
        after.throttledSeconds === null ? null : share(before.throttledSeconds ?? 0, after.throttledSeconds),
    },
    memoryBytes: after.memoryBytes,
  };
}
