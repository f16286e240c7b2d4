import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `condition` gives something true, looking every 20 ms; says what it waited for when that never comes. */
export async function until<Value>(
  what: string,
  condition: () => Promise<Value> | Value,
  timeoutMs = 90_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`It never came to this: ${what}`);
    await sleep(20);
  }
}
