import type { Stage } from '@scaleout/topology';
import type { Running } from '../stage/running.ts';
import type { Place } from '../state/places.ts';

/** Of a step that failed before anybody relied on it, takes away what it has begun. @throws what it failed by */
export async function back(
  running: Running,
  before: Stage,
  begun: readonly Place[],
  error: unknown,
): Promise<never> {
  for (const place of begun) await running.stop(place);
  running.take(before);
  await running.settle();
  throw error;
}
