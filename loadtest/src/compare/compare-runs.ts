import { LoadTestError } from '../load-test-error.ts';
import type { Run } from '../results/stage/stage-results.ts';
import { compareStage, type StageComparison } from './compare-stage.ts';

/** Two runs, stage by stage. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly stages: readonly StageComparison[];
  /** Stages that only one of them has. */
  readonly onlyIn: { readonly a: readonly string[]; readonly b: readonly string[] };
}

/** Tells what differs between two runs from noise. @throws LoadTestError where they have nothing that can be compared */
export function compareRuns(a: Run, b: Run): Comparison {
  const stages = a.results.flatMap((result) => {
    const other = b.results.find(({ name }) => name === result.name);
    return other ? compareStage(result, other) : [];
  });
  const without = (one: Run, other: Run) =>
    one.results
      .map(({ name }) => name)
      .filter((name) => !other.results.some((result) => result.name === name));
  const onlyIn = { a: without(a, b), b: without(b, a) };
  if (stages.length === 0) {
    throw new LoadTestError(`The runs ${a.name} and ${b.name} have no stage in common.`, {
      mend: `${a.name} has ${onlyIn.a.join(', ')}; ${b.name} has ${onlyIn.b.join(', ')}.`,
    });
  }
  const [first] = stages;
  if (first && stages.every(({ hindrances }) => hindrances.length > 0)) {
    throw new LoadTestError(
      `The runs ${a.name} and ${b.name} cannot be compared: they were got differently.`,
      {
        mend: `Of ${first.name} differ ${first.hindrances.map(({ what, a: one, b: other }) => `${what} (${one}, ${other})`).join('; ')}.`,
      },
    );
  }
  return { a: a.name, b: b.name, stages, onlyIn };
}
