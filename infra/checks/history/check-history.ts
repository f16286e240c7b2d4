import { groupBy } from './group-by.ts';
import { checkContents } from './list-contents.ts';
import type { Operation } from './operation.ts';
import { checkSession } from './session-guarantees.ts';
import type { Violation } from './violation.ts';

export interface CheckOptions {
  /** What the primary has in the end, by list. */
  readonly finals: ReadonlyMap<string, readonly string[]>;
  /** Whether a read that nobody answered breaks the promise. */
  readonly everyReadAnswered?: boolean;
}

/** Says where a history breaks what sessions are promised; of an empty answer nothing is to be said. Pure. */
export function checkHistory(
  operations: readonly Operation[],
  { finals, everyReadAnswered = false }: CheckOptions,
): Violation[] {
  const tolds = groupBy(
    operations.filter(({ kind }) => kind === 'told'),
    ({ session }) => session,
  );
  const ofLists = groupBy(
    operations.filter((each) => each.kind !== 'told'),
    ({ list }) => list,
  );
  const violations: Violation[] = [];
  for (const [list, ofList] of ofLists) {
    violations.push(...checkContents(list, ofList, finals.get(list)));
    for (const [session, ofSession] of groupBy(ofList, (each) => each.session)) {
      const times = (tolds.get(session) ?? []).map(({ end }) => end).sort((one, other) => one - other);
      violations.push(...checkSession(ofSession, times));
    }
    if (everyReadAnswered) violations.push(...unanswered(list, ofList));
  }
  return violations;
}

function unanswered(list: string, operations: readonly Operation[]): Violation[] {
  return operations
    .filter((each) => each.kind === 'unanswered')
    .map(({ session, problem, end }) => ({ kind: 'unanswered', list, session, value: problem, at: end }));
}
