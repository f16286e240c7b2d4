import type pg from 'pg';
import { tenantLockKey } from '@scaleout/sharding/fence';
import { connectPrimary, MoveRefused } from '@scaleout/sharding/moves';
import { CatalogJournal } from './catalog-journal.ts';
import type { MoveRow } from './move-row.ts';
import { checkTarget, findPublication, type FoundPublication } from './find-publication.ts';

export interface JournalOptions {
  /** Of all servers that have the catalog. */
  readonly catalogUrls: readonly string[];
  readonly slug: string;
  /** Tells those who route that the directory has a new epoch. Awaited, and not looked at. */
  readonly onFlip?: (epoch: number) => Promise<void>;
}

/**
 * Takes a publication's move: the one that was begun, else a new one.
 * @throws MoveRefused when somebody else has it, or it cannot be made
 */
export function openJournal(
  options: JournalOptions,
  target: number,
  known: readonly number[],
): Promise<CatalogJournal> {
  return open(options, async (client, found) => {
    const { tenantId, owner, move } = found;
    // One whose publication is at its target already is ended first, wherever it is to go now.
    if (move && (move.target === target || move.step === 'clean')) return move;
    if (move) {
      throw new MoveRefused(
        `${options.slug} is on its way to shard ${move.target}: end that by moving it there, or cancel it.`,
      );
    }
    if (owner === target) throw new MoveRefused(`${options.slug} is on shard ${target} already.`);
    await checkTarget(client, found, target, known);
    await client.query(`INSERT INTO moves (tenant_id, source, target, step) VALUES ($1, $2, $3, 'prepare')`, [
      tenantId,
      owner,
      target,
    ]);
    return { tenantId, source: owner, target, step: 'prepare', notes: {} };
  });
}

/** Takes the move that was begun. @throws MoveRefused when there is none, or somebody has it */
export function openBegunJournal(options: JournalOptions): Promise<CatalogJournal> {
  return open(options, (_client, { move, owner }) => {
    if (move) return Promise.resolve(move);
    throw new MoveRefused(`${options.slug} is not being moved: it is on shard ${owner}.`);
  });
}

async function open(
  { catalogUrls, slug, onFlip = () => Promise.resolve() }: JournalOptions,
  choose: (client: pg.Client, found: FoundPublication) => Promise<MoveRow>,
): Promise<CatalogJournal> {
  const { client } = await connectPrimary(catalogUrls, 'The catalog', `move ${slug}`);
  try {
    const { tenantId } = await findPublication(client, slug);
    await lock(client, tenantId, slug);
    // Only now is it certain that nobody changes it.
    const move = await choose(client, await findPublication(client, slug));
    const { rows } = await client.query<{ epoch: string }>(
      'UPDATE shard_map SET epoch = epoch + 1 RETURNING epoch',
    );
    return new CatalogJournal(client, move, slug, Number(rows[0]?.epoch), onFlip);
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** The lock goes with its connection, however the mover ends. */
async function lock(client: pg.Client, tenantId: number, slug: string): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    tenantLockKey(tenantId),
  ]);
  if (rows[0]?.locked !== true) throw new MoveRefused(`${slug} is being moved by somebody else just now.`);
}
