import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../journeys/plan.ts';
import type { Population } from '../../journeys/population.ts';
import type { Sample } from '../results/sample.ts';
import { runK6, type K6, type RunElsewhere } from './run-k6.ts';
import { segmentsOf } from './segments.ts';

/** What makes a load, whatever the load is. */
export interface Generator {
  readonly k6: K6;
  /** How many k6 share the load. */
  readonly instances: number;
  /** Where they run; on this computer by default. */
  readonly runElsewhere?: RunElsewhere | undefined;
  /** Told of each process of k6 when it was started. */
  readonly onStart?: (pid: number) => void;
}

/** One load. */
export interface Generation {
  readonly generator: Generator;
  readonly scenario: string;
  readonly plan: Omit<Plan, 'run' | 'summaryFile' | 'populationFile'>;
  readonly population: Population;
  readonly onSample: (sample: Sample) => void;
  /** Ends it, where enough was seen: what was measured counts. */
  readonly enough?: AbortSignal;
  readonly signal: AbortSignal;
}

/**
 * Makes a load, by one k6 or several, and hands on what each measured: the samples themselves, so that what is counted
 * of them is what one alone would have counted. Returns k6's summaries, one for each that came to its end.
 * @throws LoadTestError where k6 could not; then, and when it is aborted, none is left running
 */
export async function generate({
  generator,
  scenario,
  plan,
  population,
  onSample,
  enough,
  signal,
}: Generation): Promise<string[]> {
  const { k6, instances, runElsewhere, onStart } = generator;
  const folder = await mkdtemp(join(tmpdir(), 'scaleout-loadtest-'));
  const oneFailed = new AbortController();
  const run = randomBytes(4).toString('hex');
  try {
    const populationFile = join(folder, 'population.json');
    await writeFile(populationFile, JSON.stringify(population));
    const running = segmentsOf(instances).map(async (segment, index) => {
      const summaryFile = join(folder, `summary-${index}.json`);
      const planFile = join(folder, `plan-${index}.json`);
      const told: Plan = { ...plan, run, summaryFile, populationFile };
      await writeFile(planFile, JSON.stringify(told));
      try {
        const any = AbortSignal.any([signal, oneFailed.signal, ...(enough ? [enough] : [])]);
        await runK6({ k6, scenario, planFile, segment, runElsewhere, onStart, onSample, signal: any });
      } catch (error) {
        if (!enough?.aborted) oneFailed.abort(error);
        throw error;
      }
      return readFile(summaryFile, 'utf8');
    });
    const ended = await Promise.allSettled(running);
    const failed = ended.find((end) => end.status === 'rejected');
    signal.throwIfAborted();
    if (failed && oneFailed.signal.aborted) throw oneFailed.signal.reason;
    return ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
