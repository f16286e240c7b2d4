import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';

/** Between two looks at what is waited for, in milliseconds. */
const REST_MS = 5;

/** Looks until something is so. @throws LaunchError with what is said of it when it is not so in time */
export async function untilSo(
  withinMs: number,
  isSo: () => Promise<boolean>,
  otherwise: () => string | Promise<string>,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new LaunchError(await otherwise());
    await sleep(REST_MS);
  }
}
