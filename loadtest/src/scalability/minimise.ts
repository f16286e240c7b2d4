const ROUNDS = 2_000;
const SMALL = 1e-12;

/**
 * Where a smooth function of few values, none below 0, is least: a search by steps along each value (Hooke and Jeeves),
 * halved when none is an improvement. Needs no derivatives, and the bound is simply where a step ends.
 */
export function minimise(of: (at: readonly number[]) => number, start: readonly number[]): number[] {
  let best = [...start];
  let least = of(best);
  let steps = start.map((value) => Math.max(value / 2, SMALL));
  for (let round = 0; round < ROUNDS && steps.some((step) => step > SMALL); round += 1) {
    const before = best;
    for (const [index, step] of steps.entries()) {
      for (const change of [step, -step]) {
        const tried = best.map((value, at) => (at === index ? Math.max(0, value + change) : value));
        const value = of(tried);
        if (value < least) [best, least] = [tried, value];
      }
    }
    if (best === before) {
      steps = steps.map((step) => step / 2);
      continue;
    }
    // What was an improvement is tried once more, which follows a bent valley.
    const further = best.map((value, at) => Math.max(0, 2 * value - (before[at] ?? value)));
    const value = of(further);
    if (value < least) [best, least] = [further, value];
    steps = steps.map((step) => step * 1.2);
  }
  return best;
}
