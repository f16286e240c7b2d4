import type { Operation, Read } from './operation.ts';
import type { Violation, ViolationKind } from './violation.ts';

interface Gain {
  readonly at: number;
  readonly value: string;
  readonly by: Extract<ViolationKind, 'stale' | 'non-monotonic'>;
}

/**
 * Whether reads of one list by one session show all that it wrote and saw before. What counts is what had ended when a read
 * began, so operations of a session may overlap.
 */
export function checkSession(operations: readonly Operation[], tolds: readonly number[]): Violation[] {
  const reads = operations
    .filter((each) => each.kind === 'read')
    .sort((one, other) => one.start - other.start);
  const gains = gainsOf(operations);
  const violations: Violation[] = [];
  const due = new Map<string, Gain>();
  let gained = 0;
  let told = 0;
  for (const read of reads) {
    while (gained < gains.length && (gains[gained]?.at ?? 0) <= read.start) {
      const gain = gains[gained++];
      if (gain && due.get(gain.value)?.by !== 'stale') due.set(gain.value, gain);
    }
    while (told < tolds.length && (tolds[told] ?? 0) <= read.start) forgetBefore(due, tolds[told++] ?? 0);
    violations.push(...missingFrom(read, due));
  }
  return violations;
}

function gainsOf(operations: readonly Operation[]): Gain[] {
  const gains: Gain[] = [];
  for (const each of operations) {
    if (each.kind === 'append' && each.outcome === 'acknowledged') {
      gains.push({ at: each.end, value: each.value, by: 'stale' });
    }
    if (each.kind === 'read') {
      for (const value of each.values) gains.push({ at: each.end, value, by: 'non-monotonic' });
    }
  }
  return gains.sort((one, other) => one.at - other.at);
}

function forgetBefore(due: Map<string, Gain>, at: number): void {
  for (const [value, gain] of due) if (gain.at <= at) due.delete(value);
}

function missingFrom(read: Read, due: ReadonlyMap<string, Gain>): Violation[] {
  const { session, list, end: at } = read;
  const shown = new Set(read.values);
  return [...due.values()]
    .filter(({ value }) => !shown.has(value))
    .map(({ by: kind, value }) => ({ kind, list, session, value, at }));
}
