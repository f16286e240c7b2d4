/**
 * The Universal Scalability Law (Gunther): what N computers carry,
 * `X(N) = γN / (1 + α(N − 1) + βN(N − 1))`. With β = 0 it is Amdahl's law.
 */
export interface Law {
  /** What one carries. */
  readonly gamma: number;
  /** Contention: the share that is done one after the other. */
  readonly alpha: number;
  /** Coherence: what each pair of them costs to keep agreeing. */
  readonly beta: number;
}

export function throughput({ gamma, alpha, beta }: Law, count: number): number {
  return gamma * growth(alpha, beta, count);
}

/** What so many carry, in times of what one does. */
export function growth(alpha: number, beta: number, count: number): number {
  return count / (1 + alpha * (count - 1) + beta * count * (count - 1));
}

/** Where more of them carry less, and how much they carry there; undefined where that never comes. */
export function peak(law: Law): { count: number; throughput: number } | undefined {
  if (law.beta <= 0 || law.alpha >= 1) return undefined;
  const count = Math.sqrt((1 - law.alpha) / law.beta);
  return { count, throughput: throughput(law, count) };
}
