import { formatLsn } from '../lsn.ts';
import type { Position } from '../position.ts';

/** What a session has seen or written is not in the history of the database any more: a failover lost it. */
export class PositionLost extends Error {
  override readonly name = 'PositionLost';

  constructor(
    readonly position: Position,
    /** Where the shard is now: what to go on from, once the loss is known. */
    readonly now: Position,
  ) {
    const { shard, timeline, lsn } = position;
    super(
      `Position ${timeline}/${formatLsn(lsn)} of shard ${shard} is not in the history of timeline ${now.timeline}`,
    );
  }
}
