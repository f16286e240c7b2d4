import { signalTree } from '@scaleout/local/testing';
import type { Fleet } from './fleet.ts';
import { wait } from '../scenarios/wait.ts';

/** Longer than any transaction is idle between two statements, unless its process hangs. */
const IDLE_MS = 150;

/**
 * Has an API process hang at a moment at which it has no transaction open: one that it had would keep the mover from closing the
 * source, and no map would be stale.
 * @returns lets it go on
 */
export async function freeze(fleet: Fleet, pid: number, signal: AbortSignal): Promise<() => Promise<void>> {
  while (!signal.aborted) {
    await signalTree(pid, 'SIGSTOP');
    await wait(IDLE_MS * 2, signal);
    const hanging = await Promise.all([1, 2].map((shard) => fleet.ask(shard, HANGING)));
    if (hanging.flat().length === 0) break;
    await signalTree(pid, 'SIGCONT');
    await wait(IDLE_MS, signal);
  }
  return () => signalTree(pid, 'SIGCONT');
}

const HANGING = `
  SELECT FROM pg_stat_activity
  WHERE state = 'idle in transaction' AND state_change < clock_timestamp() - interval '${IDLE_MS} ms'`;
