import type { Computer } from '@scaleout/topology';

/** What a server may use, in MiB: all but an eighth of a computer that has nothing else to do, else the given part of it. */
export function memoryShareOf({ memoryMb, tiers }: Computer, part: number): number {
  return tiers.length === 1 ? (memoryMb * 7) / 8 : memoryMb / part;
}
