import type { Window } from '../results/result.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { Counters } from './counters.ts';

/** From this share on a machine has nothing left: what waits, waits for it. */
const NOTHING_LEFT = 0.9;

/** What making a load took. */
export interface GeneratorUse {
  /** Null where that is not seen. */
  readonly usedCores: number | null;
  readonly machineBusyShare: number | null;
}

/** What was used between two looks. */
export function usedBetween(from: Counters, to: Counters): GeneratorUse {
  const seconds = Math.max((to.atMs - from.atMs) / 1_000, 0.001);
  const passed = from.machine && to.machine && to.machine.seconds - from.machine.seconds;
  return {
    usedCores:
      from.generatorSeconds === null || to.generatorSeconds === null
        ? null
        : Math.max(0, to.generatorSeconds - from.generatorSeconds) / seconds,
    machineBusyShare:
      from.machine && to.machine && passed
        ? Math.min(1, Math.max(0, (to.machine.busySeconds - from.machine.busySeconds) / passed))
        : null,
  };
}

/**
 * Whether it was the stage that gave out: a rate that was not held says nothing of it where the machine had no core to give, or
 * where the generator had nobody for a visit although all answers came in time. A rate that was held was held.
 */
export function limitedBy(
  { usedCores, machineBusyShare }: GeneratorUse,
  { broken, whole }: { broken: Plateau['broken']; whole: Pick<Window, 'p99'> },
  { cores, p95Ms }: { cores: number; p95Ms: number },
): Plateau['limitedBy'] {
  if (broken.length === 0) return null;
  if (machineBusyShare !== null && machineBusyShare >= NOTHING_LEFT) {
    const isMostlyGenerator = usedCores !== null && usedCores > (machineBusyShare * cores) / 2;
    return isMostlyGenerator ? 'generator' : 'machine';
  }
  const droppedAlone = broken.every(({ limit }) => limit === 'dropped');
  return droppedAlone && whole.p99 !== null && whole.p99 <= p95Ms ? 'generator' : null;
}
