import type { Move } from './move.ts';
import { deleteRows } from './tables/delete-rows.ts';

/** Deletes what arrived at the target, which its fence says is not the owner. @throws TakenOver */
export async function emptyTarget({ tenantId, tables, target, journal, report }: Move): Promise<void> {
  let deleted = 0;
  await deleteRows(target.client, {
    tables,
    tenantId,
    fence: { state: 'arriving', epoch: journal.token },
    onChunk: (rows) => report({ event: 'deleted', shard: target.shard, rows: (deleted += rows) }),
  });
}
