import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so long, or until the signal: whoever waits looks at it next. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
