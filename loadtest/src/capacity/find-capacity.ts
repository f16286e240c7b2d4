import { runPlateau, type PlateauRun } from '../plateau/run-plateau.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { search, type Found, type Search, type Verdict } from './search.ts';

/** What is loaded how, and how its capacity is looked for. */
export interface CapacityTest extends Omit<
  PlateauRun,
  'visitsPerSecond' | 'settleSeconds' | 'plateauSeconds'
> {
  readonly search: Configuration['search'];
  /** The rate at which it begins; the nearer to the capacity, the shorter it takes. */
  readonly first: Search['first'];
  /** Told before each plateau, and after it. */
  readonly onPlateau: (visitsPerSecond: number, ended?: Plateau) => void;
}

/** Finds the highest rate that holds, and keeps all that was tried on the way. */
export async function findCapacity(
  test: CapacityTest,
  run: (plateau: PlateauRun) => Promise<Plateau> = runPlateau,
): Promise<Pick<StageResult, 'plateaus' | 'capacity'>> {
  const { warmUpSeconds, settleSeconds, plateauSeconds, ...how } = test.search;
  const plateaus: Plateau[] = [];
  if (warmUpSeconds > 0) {
    await run({ ...test, visitsPerSecond: test.first, settleSeconds: 0, plateauSeconds: warmUpSeconds });
  }
  const found = await search({ ...how, first: test.first }, async (rate) => {
    const visitsPerSecond = Number(rate.toPrecision(4));
    test.onPlateau(visitsPerSecond);
    const isAfterFlood = plateaus.at(-1)?.held === false;
    const plateau = await run({
      ...test,
      visitsPerSecond,
      // What was too much is worked off first.
      settleSeconds: isAfterFlood ? settleSeconds * 2 : settleSeconds,
      plateauSeconds,
    });
    plateaus.push(plateau);
    test.onPlateau(visitsPerSecond, plateau);
    return verdictOf(plateau);
  });
  return { plateaus, capacity: capacityOf(found, plateaus) };
}

function verdictOf({ held, limitedBy }: Plateau): Verdict {
  return held ? 'held' : (limitedBy ?? 'broke');
}

/** Of several plateaus of that rate the last counts: by then the search was about to believe it. */
function capacityOf(found: Found, plateaus: readonly Plateau[]): StageResult['capacity'] {
  const rate = found.found ? found.rate : found.held;
  const at = plateaus.findLastIndex(
    ({ held, visitsPerSecond }) => held && rate !== null && visitsPerSecond === Number(rate.toPrecision(4)),
  );
  const plateau = plateaus[at];
  if (!found.found) return { found: false, why: found.why, plateau: plateau ? at : null };
  if (!plateau) throw new RangeError(`No plateau of ${found.rate} visits a second held`);
  return { found: true, plateau: at, ...plateau.achieved };
}
