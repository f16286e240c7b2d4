import { describe } from 'vitest';
import { labProblem } from '../lab-problem.ts';

const problem = await labProblem();

/** Specs of real emulated computers; where there can be none they are skipped, and their title says why. */
export function describeLab(title: string, specs: () => void): void {
  describe.skipIf(problem)(problem ? `${title} (skipped: ${problem.message})` : title, specs);
}
