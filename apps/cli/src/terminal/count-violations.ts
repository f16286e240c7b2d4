import { VIOLATION_KINDS, type Violation } from '@scaleout/checks';

/** How many of each kind there are, of those that there are. */
export function countViolations(violations: readonly Violation[]): string[] {
  return VIOLATION_KINDS.flatMap((kind) => {
    const count = violations.filter((violation) => violation.kind === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
}
