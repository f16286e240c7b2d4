import type { Saturated } from './advice.ts';
import type { Seen } from './situation.ts';

/** A tier that is full, with what was seen of the computers on which it is. */
export interface FullTier extends Saturated {
  readonly seen: readonly Seen[];
  /** What is full: the CPU, or something that shows while there is CPU left. */
  readonly by: 'cpu' | 'waiting';
}
