import { InvalidArgumentError } from 'commander';
import type { K6, Measurement } from '@scaleout/loadtest';
import type { Progress } from '../../terminal/progress.ts';
import type { LoadTestOptions } from './options.ts';
import { watchSearch } from './watch-search.ts';

/** Rates that nothing is looked for beyond, in visits a second. */
const lowest = 0.2;
const highest = 20_000;

/** How a capacity is measured, from what the command was told. */
export function measurementOf(
  options: LoadTestOptions,
  k6: K6,
  progress: Progress,
  signal: AbortSignal,
): Measurement {
  const { by: addressing, mix, think: thinkSeconds, skew, seed, rate, generators, resolution } = options;
  if (resolution <= 0) throw new InvalidArgumentError('--resolution is above 0, such as 0.05.');
  const search = {
    warmUpSeconds: options.warmUp,
    settleSeconds: options.settle,
    plateauSeconds: options.plateau,
    ...{ resolution, repeats: options.repeats, lowest, highest },
  };
  return {
    run: options.run ?? nameOfNow(),
    generator: { k6, instances: generators },
    load: { addressing, mix, thinkSeconds, skew, seed },
    limits: limitsOf(options),
    search,
    first: rate,
    signal,
    report: progress.step,
    watch: watchSearch(progress, search),
  };
}

/** What has to be kept. */
export function limitsOf({ p95 }: Pick<LoadTestOptions, 'p95'>): Measurement['limits'] {
  return { p95Ms: p95, errorShare: 0.001, dropped: 0 };
}

/** Such as `2026-11-01-0930`. */
function nameOfNow(): string {
  return new Date().toISOString().slice(0, 16).replace('T', '-').replace(':', '');
}
