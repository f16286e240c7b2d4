import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/** Waits for something to become true. @returns after how many milliseconds it was */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  { timeoutMs = 20_000 }: { timeoutMs?: number } = {},
): Promise<number> {
  const start = performance.now();
  for (;;) {
    if (await isSo()) return performance.now() - start;
    if (performance.now() - start > timeoutMs)
      throw new Error(`Not so after ${timeoutMs} ms: ${isSo.toString()}`);
    await sleep(POLL_MS);
  }
}
