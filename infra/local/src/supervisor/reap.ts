import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../process-identity.ts';
import type { TierRecord } from '../state/stage-state.ts';
import { stopOrder } from './stop-order.ts';

/** A forced process needs no time of its own, but a busy machine needs some to take it away. */
const FORCED_MS = 20_000;

/**
 * Stops the processes that a killed supervisor left, in the usual order. Only those that are still the very processes of the
 * record: a stranger with a number used again is left alone.
 * @returns those that were still there.
 */
export async function reap(records: readonly TierRecord[], graceMs = 20_000): Promise<TierRecord[]> {
  const left = records.filter(isAlive);
  for (const tiers of stopOrder) {
    await Promise.all(
      left.filter((record) => tiers.includes(record.tier)).map((record) => end(record, graceMs)),
    );
  }
  return left;
}

async function end(record: TierRecord, graceMs: number): Promise<void> {
  send(record, record.stopSignal);
  if (await untilGone(record, graceMs)) return;
  send(record, record.forceSignal);
  await untilGone(record, FORCED_MS);
}

async function untilGone(record: TierRecord, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(record)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

function send(record: TierRecord, signal: NodeJS.Signals): void {
  if (!isAlive(record)) return;
  try {
    process.kill(record.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // gone between the look and the signal
  }
}
