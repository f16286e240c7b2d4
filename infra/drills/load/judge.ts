import { checkHistory, VIOLATION_KINDS, type Operation, type Violation } from '@scaleout/checks/people';
import type { Writes } from './messages.ts';

/** Who is lost and who is there twice has a place of its own in the report. */
const NAMED: readonly Violation['kind'][] = ['lost', 'duplicated'];

/** What became of the writes of a history, by what the primaries have in the end. Pure. */
export function judge(
  operations: readonly Operation[],
  finals: ReadonlyMap<string, readonly string[]>,
): Writes {
  const violations = checkHistory(operations, { finals });
  const broken = (kind: Violation['kind']) => violations.filter((each) => each.kind === kind).length;
  const ended = (outcome: string) =>
    operations.filter((each) => each.kind === 'append' && each.outcome === outcome).length;
  return {
    acknowledged: ended('acknowledged'),
    refused: ended('refused'),
    unknown: ended('unknown'),
    lost: broken('lost'),
    doubled: broken('duplicated'),
    otherwise: Object.fromEntries(
      VIOLATION_KINDS.filter((kind) => !NAMED.includes(kind) && broken(kind) > 0).map((kind) => [
        kind,
        broken(kind),
      ]),
    ),
    toldOfALoss: operations.filter(({ kind }) => kind === 'told').length,
  };
}

/** The lists that anybody asked for. */
export function listsIn(operations: readonly Operation[]): string[] {
  return [...new Set(operations.flatMap((each) => (each.kind === 'told' ? [] : [each.list])))];
}
