import { keepLeft } from '../fences/source-fence.ts';
import { keepOpen } from '../fences/target-fence.ts';
import type { Move } from '../move.ts';
import { dropReplication } from '../replication/drop-replication.ts';
import { deleteRows } from '../tables/delete-rows.ts';
import { untilStandbysHave } from '../until-standbys-have.ts';

/** Takes away what is not needed any more, last of all the rows at the source. */
export async function clean(move: Move): Promise<undefined> {
  const { tenantId, tables, source, signal, report } = move;
  const epoch = move.notes.epoch;
  if (epoch === undefined) throw new TypeError('The target is not the owner');
  await keepLeft(move, epoch);
  await keepOpen(move);
  await dropReplication(move);
  await untilStandbysHave(move);
  let deleted = 0;
  await deleteRows(source.client, {
    tables,
    tenantId,
    fence: { state: 'left', epoch },
    onChunk: (rows) => report({ event: 'deleted', shard: source.shard, rows: (deleted += rows) }),
    signal,
  });
  await move.journal.end();
}
