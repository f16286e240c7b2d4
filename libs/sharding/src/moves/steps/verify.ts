import { CopyDiffers } from '../copy-differs.ts';
import type { MoveStep } from '../move-journal.ts';
import type { Move } from '../move.ts';
import { pauseEnd, pauseExceeded } from '../pause.ts';
import type { Side } from '../side.ts';
import { checksums, differences, type TableSum } from '../tables/checksums.ts';

const QUERY_CANCELED = '57014';
/** By so much a server that ends a statement in time may be late to say so. */
const GRACE_MS = 300;

/** Compares what both sides have, table by table. */
export async function verify(move: Move): Promise<MoveStep> {
  const [source, target] = await compared(move, pauseEnd(move) - performance.now());
  const different = differences(source, target);
  if (different.length > 0) {
    throw new CopyDiffers(
      `Shard ${move.target.shard} does not have what shard ${move.source.shard} has: ${different.join(', ')}`,
    );
  }
  move.rows = source.reduce((sum, { rows }) => sum + rows, 0);
  return 'open';
}

async function compared(move: Move, timeoutMs: number): Promise<[TableSum[], TableSum[]]> {
  const sums = async ({ client }: Side) => {
    // Zero would be no end at all.
    await client.query(`SET statement_timeout = ${Math.max(1, Math.floor(timeoutMs))}`);
    try {
      return await checksums(client, move.tables, move.tenantId);
    } finally {
      await client.query('SET statement_timeout = 0');
    }
  };
  // A server that hangs does not look at its own clock, and writers wait for it.
  const hanging = setTimeout(() => move.target.breakOff(), Math.max(0, timeoutMs) + GRACE_MS);
  try {
    return await Promise.all([sums(move.source), sums(move.target)]);
  } catch (error) {
    if ((error as { code?: string }).code !== QUERY_CANCELED) throw error;
    throw pauseExceeded(move, 'Comparing');
  } finally {
    clearTimeout(hanging);
  }
}
