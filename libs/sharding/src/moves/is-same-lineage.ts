import type { Move } from './move.ts';
import type { Lineage } from './move-journal.ts';

/** Whether both primaries are those between which the copy was begun: after a failover one of them has another history. */
export function isSameLineage({ notes, source, target }: Move): boolean {
  return isSame(notes.source, source.lineage) && isSame(notes.target, target.lineage);
}

function isSame(one: Lineage | undefined, other: Lineage): boolean {
  return one?.system === other.system && one.timeline === other.timeline;
}
