import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MixName } from '../journeys/mixes.ts';
import type { Addressing, Plan } from '../journeys/plan.ts';
import type { Population } from '../journeys/population.ts';
import { runK6, type K6 } from './k6/run-k6.ts';
import { loadTestResultSchema, type LoadTestResult, type Window } from './results/result.schema.ts';
import { readThresholds } from './results/summary.ts';
import { Windows } from './results/windows.ts';
import { survey } from './survey/survey.ts';
import { Target } from './survey/target.ts';

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
  const url = test.url.replace(/\/+$/, '');
  test.report(`Looking at ${url} and signing people in`);
  const population = await survey(new Target(url, test.signal));
  const folder = await mkdtemp(join(tmpdir(), 'scaleout-loadtest-'));
  try {
    return await load(test, url, population, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(
  test: LoadTest,
  url: string,
  population: Population,
  folder: string,
): Promise<LoadTestResult> {
  const { k6, scenario, signal, addressing, mix, visitsPerSecond, seconds, thinkSeconds, skew, seed } = test;
  const settings = { mix, visitsPerSecond, seconds, thinkSeconds, skew, seed };
  const plan: Plan = {
    ...settings,
    url,
    addressing,
    run: randomBytes(4).toString('hex'),
    summaryFile: join(folder, 'summary.json'),
    populationFile: join(folder, 'population.json'),
  };
  const planFile = join(folder, 'plan.json');
  await writeFile(plan.populationFile, JSON.stringify(population));
  await writeFile(planFile, JSON.stringify(plan));

  const startedAt = new Date().toISOString();
  const windows = new Windows();
  test.report(`Loading it by ${scenario}, ${mix}, ${visitsPerSecond} visits a second`);
  let told = 0;
  const ticking = setInterval(() => {
    // The last second may still be written to.
    if (windows.length < told + 2) return;
    told = windows.length - 1;
    test.onSecond(windows.window(told - 1, 1));
  }, 1_000);
  try {
    await runK6({ k6, scenario, planFile, onSample: (sample) => windows.add(sample), signal });
  } finally {
    clearInterval(ticking);
  }
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
    thresholds: readThresholds(await readFile(plan.summaryFile, 'utf8')),
  });
}
