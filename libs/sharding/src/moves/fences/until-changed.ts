import { MoveRefused } from '../move-refused.ts';
import type { LogPosition } from '../move-journal.ts';
import { sleep } from '../sleep.ts';
import { changeFence } from './change-fence.ts';

type Change = Parameters<typeof changeFence>;

/** Half a minute, most of which nobody waits for us. */
const ATTEMPTS = 40;
const PAUSE_MS = 250;

export interface Waiting {
  /** Told each time that writers did not let it in. */
  readonly onWait?: (attempt: number) => void;
  /** Looked at before each attempt; throws to end it. */
  readonly check?: () => void;
}

/** Changes a fence as soon as writers let it in. @throws MoveRefused when they do not */
export async function untilChanged(
  [side, tenantId, change]: Change,
  { onWait, check }: Waiting = {},
): Promise<LogPosition> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    check?.();
    const position = await changeFence(side, tenantId, change);
    if (position) return position;
    onWait?.(attempt);
    await sleep(PAUSE_MS);
  }
  throw new MoveRefused(
    `A transaction on shard ${side.shard} has been writing to tenant ${tenantId} for a long time: move it when that is over.`,
  );
}
