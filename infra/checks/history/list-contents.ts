import type { Append, Operation, Read } from './operation.ts';
import type { Violation, ViolationKind } from './violation.ts';

/**
 * Whether a list shows, each time and in the end, what was sent to it and nothing else, once.
 * @param final what the primary has in the end; undefined where nobody looked
 */
export function checkContents(
  list: string,
  operations: readonly Operation[],
  final: readonly string[] | undefined,
): Violation[] {
  const sent = new Map<string, Append>();
  for (const each of operations) if (each.kind === 'append') sent.set(each.value, each);
  const reads = operations.filter((each) => each.kind === 'read');
  const found = new Map<string, Violation>();
  const report = (kind: ViolationKind, value: string, read?: Read) => {
    const violation = { kind, list, session: read?.session ?? null, value, at: read?.end ?? null };
    const key = `${kind} ${value}`; // once is enough: each later read shows it again
    if (!found.has(key)) found.set(key, violation);
  };
  for (const read of reads) {
    for (const value of repeated(read.values)) report('duplicated', value, read);
    for (const value of read.values) if (isPhantom(sent.get(value), read.end)) report('phantom', value, read);
  }
  if (final) {
    const there = new Set(final);
    for (const value of repeated(final)) report('duplicated', value);
    for (const value of there) if (isPhantom(sent.get(value), Infinity)) report('phantom', value);
    for (const { value, outcome } of sent.values()) {
      if (outcome === 'acknowledged' && !there.has(value)) report('lost', value);
    }
  }
  return [...found.values()];
}

function isPhantom(append: Append | undefined, shownAt: number): boolean {
  return append === undefined || append.outcome === 'refused' || append.start > shownAt;
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
