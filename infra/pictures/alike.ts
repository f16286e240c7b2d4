import type { Computer } from '@scaleout/topology';

/** Computers that differ in nothing but what they are called; at least one. */
export type Alike = readonly [Computer, ...Computer[]];

/** A stage's computers with those that are alike together, so that three API servers are one box of a picture. */
export function groupAlike(computers: readonly Computer[]): Alike[] {
  const groups = new Map<string, [Computer, ...Computer[]]>();
  for (const computer of computers) {
    const key = JSON.stringify({ ...computer, id: undefined });
    const group = groups.get(key);
    if (group) group.push(computer);
    else groups.set(key, [computer]);
  }
  return [...groups.values()];
}
