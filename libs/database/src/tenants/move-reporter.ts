import type { MoveEvent } from '@scaleout/sharding/moves';
import { describeEvent } from './describe-event.ts';
import type { TenantsIo } from './tenants-env.ts';

/** Lines about rows come no more often than this, for people. */
const EVERY_MS = 1_000;

/** Tells of a move, a line for each event: JSON for programs, words for people. */
export function moveReporter(
  slug: string,
  json: boolean,
  { out }: TenantsIo,
  now: () => number = Date.now,
): (event: MoveEvent) => void {
  let shown = -Infinity;
  return (event) => {
    if (json) {
      out(JSON.stringify({ slug, at: new Date(now()).toISOString(), ...event }));
      return;
    }
    const isCount = event.event === 'copied' || event.event === 'deleted';
    if (isCount && now() - shown < EVERY_MS) return;
    if (isCount) shown = now();
    out(`${slug}: ${describeEvent(event)}`);
  };
}
