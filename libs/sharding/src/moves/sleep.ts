import { setTimeout } from 'node:timers/promises';

/** Waits so long, or until the signal; whoever waits looks at that next. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, signal && { signal }).catch(() => undefined);
}
