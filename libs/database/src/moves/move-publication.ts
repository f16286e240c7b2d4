import {
  cancelMove,
  MoveRefused,
  moveTenant,
  type MoveLimits,
  type MoveOptions,
  type ShardAddress,
} from '@scaleout/sharding/moves';
import type { CatalogJournal } from './catalog-journal.ts';
import { openBegunJournal, openJournal, type JournalOptions } from './open-journal.ts';

export interface PublicationMove extends JournalOptions, Pick<MoveOptions, 'report' | 'onStep' | 'signal'> {
  readonly shards: readonly ShardAddress[];
  readonly limits?: Partial<MoveLimits>;
}

/** Shards whose migrations differ may have tables of the same columns that mean different things. */
const MIGRATIONS = `
  SELECT string_agg(migration_name, ',' ORDER BY migration_name) FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

/**
 * Moves a publication to a shard while it is read and written, or goes on with the move that was begun.
 * @throws MoveRefused, MoveStopped, and what else `moveTenant` throws
 */
export async function movePublication(options: PublicationMove, target: number): Promise<void> {
  const numbers = options.shards.map(({ number }) => number);
  const journal = await openJournal(options, target, numbers);
  const isAnother = journal.target !== target;
  try {
    await moveTenant(optionsOf(journal, options));
  } finally {
    await journal.close();
  }
  if (isAnother) await movePublication(options, target);
}

/** Cancels the move that was begun. @throws MoveRefused */
export async function cancelPublicationMove(options: PublicationMove): Promise<void> {
  const journal = await openBegunJournal(options);
  try {
    await cancelMove(optionsOf(journal, options));
  } finally {
    await journal.close();
  }
}

function optionsOf(journal: CatalogJournal, options: PublicationMove): MoveOptions {
  const { shards, slug, limits, report, onStep, signal } = options;
  const shard = (number: number) => {
    const address = shards.find((each) => each.number === number);
    if (address) return address;
    throw new MoveRefused(`Nobody said where shard ${number} is: SHARD_${number}_URLS is missing.`);
  };
  return {
    journal,
    name: slug,
    source: shard(journal.source),
    target: shard(journal.target),
    versionQuery: MIGRATIONS,
    ...(limits && { limits }),
    ...(report && { report }),
    ...(onStep && { onStep }),
    ...(signal && { signal }),
  };
}
