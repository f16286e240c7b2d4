/** What a rate came to: it was held, it was not, or it says nothing since something other than the stage gave out. */
export type Verdict = 'held' | 'broke' | 'generator' | 'machine';

/** How the highest rate that is held is looked for; rates are visits a second. */
export interface Search {
  /** Where it begins; the nearer to the capacity, the shorter it takes. */
  readonly first: number;
  readonly lowest: number;
  readonly highest: number;
  /** It ends where the lowest rate that was not held is above the highest that was by no more than this share. */
  readonly resolution: number;
  /** How often a rate has to be held before it is believed: one moment may be luck. */
  readonly repeats: number;
}

/** What was found: the rate, or why there is none, and the highest that was held all the same. */
export type Found =
  | { readonly found: true; readonly rate: number }
  | {
      readonly found: false;
      readonly why: 'nothing-held' | 'ceiling' | 'generator' | 'machine';
      readonly held: number | null;
    };

/** By how much a rate is raised or lowered while nothing is known of the other side. */
const STRIDE = 2;

/**
 * Finds the highest rate that is held: in strides until one side is held and the other not, then halving what is between them,
 * by ratio, as the error of a rate is a share of it. A rate that was not held for the generator's or the machine's sake bounds
 * the search as any other, and in the end leaves it without a result.
 * @param attempt tries a rate
 */
export async function search(
  { first, lowest, highest, resolution, repeats }: Search,
  attempt: (rate: number) => Promise<Verdict>,
): Promise<Found> {
  const times = new Map<number, number>(); // that a rate was held
  let above: { readonly rate: number; readonly verdict: Verdict } | undefined;
  const best = () => Math.max(0, ...times.keys());

  const next = (): number | undefined => {
    const held = best();
    if (held === 0) {
      if (!above) return clamp(first, lowest, highest);
      return above.rate <= lowest ? undefined : Math.max(lowest, above.rate / STRIDE);
    }
    if (!above && held < highest) return Math.min(highest, held * STRIDE);
    if (above && above.rate > held * (1 + resolution)) return Math.sqrt(above.rate * held);
    return (times.get(held) ?? 0) < repeats ? held : undefined;
  };

  for (let rate = next(); rate !== undefined; rate = next()) {
    const verdict = await attempt(rate);
    if (verdict === 'held') times.set(rate, (times.get(rate) ?? 0) + 1);
    else {
      // What was held before and is not now was luck, and so was all above it.
      for (const known of times.keys()) if (known >= rate) times.delete(known);
      above = { rate, verdict };
    }
  }

  const held = best() || null;
  if (above && above.verdict !== 'broke' && above.verdict !== 'held')
    return { found: false, why: above.verdict, held };
  if (held === null) return { found: false, why: 'nothing-held', held };
  return above ? { found: true, rate: held } : { found: false, why: 'ceiling', held };
}

/** About how many attempts it will take, where the capacity is somewhere within some strides of the first rate. */
export function expectedAttempts({ resolution, repeats }: Pick<Search, 'resolution' | 'repeats'>): number {
  const strides = 3;
  return strides + Math.ceil(Math.log2(Math.log(STRIDE) / Math.log1p(resolution))) + repeats;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
