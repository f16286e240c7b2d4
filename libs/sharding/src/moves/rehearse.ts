import { MoveRefused } from './move-refused.ts';
import type { Move } from './move.ts';
import { checksums } from './tables/checksums.ts';

/**
 * Sums up both sides as they will be summed up while writers wait: so it is known how long that takes, and everything that it
 * reads is in memory.
 */
export async function rehearse({ source, target, tables, tenantId, name, limits }: Move): Promise<void> {
  const began = performance.now();
  await Promise.all([source, target].map(({ client }) => checksums(client, tables, tenantId)));
  const tookMs = performance.now() - began;
  if (tookMs < limits.maxPauseMs) return;
  // Enough for drawing level, too, and for a server that is busier then.
  const seconds = Math.ceil((tookMs * 2) / 1_000);
  throw new MoveRefused(
    `Comparing ${name} on both shards takes ${(tookMs / 1_000).toFixed(1)} s, in which nobody could write: let writers wait for ${seconds} s and move it then.`,
  );
}
