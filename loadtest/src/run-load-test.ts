import type { MixName } from '../journeys/mixes.ts';
import type { Addressing } from '../journeys/plan.ts';
import { generate } from './k6/generate.ts';
import type { K6 } from './k6/run-k6.ts';
import { loadTestResultSchema, type LoadTestResult, type Window } from './results/result.schema.ts';
import { readThresholds } from './results/summary.ts';
import { Windows } from './results/windows.ts';
import { survey } from './survey/survey.ts';
import { Target } from './survey/target.ts';
import { tellSeconds } from './tell-seconds.ts';

/** Of the windows in a result. */
const WINDOW_SECONDS = 5;

/** What to do to whom, and who is told of it. */
export interface LoadTest {
  readonly k6: K6;
  /** Of the front door: `http://localhost:8080`. */
  readonly url: string;
  readonly scenario: string;
  readonly mix: MixName;
  readonly addressing: Addressing;
  readonly visitsPerSecond: number;
  readonly seconds: number;
  readonly thinkSeconds: number;
  readonly skew: number;
  readonly seed: number;
  /** Told when a step begins. */
  readonly report: (step: string) => void;
  /** Told once a second what the last whole second was like. */
  readonly onSecond: (window: Window) => void;
  /** Ends the test: nothing of it is left, and there is no result. */
  readonly signal: AbortSignal;
}

/** Looks at what there is to be loaded, loads it, and says what it came to. @throws LoadTestError */
export async function runLoadTest(test: LoadTest): Promise<LoadTestResult> {
  const { k6, scenario, signal, addressing, mix, visitsPerSecond, seconds, thinkSeconds, skew, seed } = test;
  const url = test.url.replace(/\/+$/, '');
  test.report(`Looking at ${url} and signing people in`);
  const population = await survey(new Target(url, signal));

  const settings = { mix, visitsPerSecond, seconds, thinkSeconds, skew, seed };
  const startedAt = new Date().toISOString();
  const windows = new Windows();
  test.report(`Loading it by ${scenario}, ${mix}, ${visitsPerSecond} visits a second`);
  const stopTelling = tellSeconds(windows, test.onSecond);
  const summaries = await generate({
    generator: { k6, instances: 1 },
    scenario,
    plan: { ...settings, legs: [], url, addressing },
    population,
    onSample: (sample) => windows.add(sample),
    signal,
  }).finally(stopTelling);
  const { publications, articles, people } = population;
  return loadTestResultSchema.parse({
    version: 1,
    startedAt,
    target: {
      url,
      addressing,
      publications: publications.length,
      articles: articles.length,
      people: people.length,
    },
    load: { scenario, ...settings },
    generator: { k6: k6.version },
    whole: windows.window(0, Math.max(1, windows.length)),
    windows: windows.every(WINDOW_SECONDS),
    requests: windows.byName(),
    checks: windows.checks(),
    thresholds: summaries.flatMap(readThresholds),
  });
}
