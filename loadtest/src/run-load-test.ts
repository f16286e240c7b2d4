import type { MixName } from '../journeys/mixes.ts';
import type { Addressing } from '../journeys/plan.ts';
import { courseOf } from './course/courses.ts';
import { hasBroken, judgeCourse } from './course/judge-course.ts';
import { generate } from './k6/generate.ts';
import type { K6 } from './k6/run-k6.ts';
import type { Limits } from './plateau/judge.ts';
import { loadTestResultSchema, type LoadTestResult, type Window } from './results/result.schema.ts';
import { readThresholds } from './results/summary.ts';
import { Windows } from './results/windows.ts';
import { survey } from './survey/survey.ts';
import { Target } from './survey/target.ts';
import { tellSeconds } from './tell-seconds.ts';

/** Of the windows in a result. */
const WINDOW_SECONDS = 5;

/** Of the windows that a course is judged by: short enough to see when something breaks. */
const COURSE_SECONDS = 2;

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
  /** What a rate that follows a course has to keep. */
  readonly limits: Limits;
  /** How many k6 share the load. */
  readonly instances: number;
  /** Told when a step begins. */
  readonly report: (step: string) => void;
  /** Told once a second what the last whole second was like. */
  readonly onSecond: (window: Window) => void;
  /** Ends the test: nothing of it is left, and there is no result. */
  readonly signal: AbortSignal;
}

/** Looks at what there is to be loaded, loads it, and says what it came to. @throws LoadTestError */
export async function runLoadTest(test: LoadTest): Promise<LoadTestResult> {
  const {
    k6,
    scenario,
    limits,
    instances,
    signal,
    addressing,
    mix,
    visitsPerSecond,
    seconds,
    thinkSeconds,
    skew,
    seed,
  } = test;
  const url = test.url.replace(/\/+$/, '');
  test.report(`Looking at ${url} and signing people in`);
  const population = await survey(new Target(url, signal));

  const settings = { mix, visitsPerSecond, seconds, thinkSeconds, skew, seed };
  const startedAt = new Date().toISOString();
  const windows = new Windows();
  test.report(`Loading it by ${scenario}, ${mix}, ${visitsPerSecond} visits a second`);
  const course = courseOf(scenario, visitsPerSecond, seconds);
  const enough = new AbortController();
  const stopTelling = tellSeconds(windows, (window) => {
    test.onSecond(window);
    const isOver = scenario === 'breakpoint' && hasBroken(windows.every(COURSE_SECONDS).slice(0, -1), limits);
    if (isOver) enough.abort();
  });
  const summaries = await generate({
    generator: { k6, instances },
    scenario: course?.file ?? scenario,
    plan: { ...settings, legs: course?.legs ?? [], url, addressing },
    population,
    onSample: (sample) => windows.add(sample),
    enough: enough.signal,
    signal,
  }).finally(stopTelling);
  const verdict = course && judgeCourse(course, windows.every(COURSE_SECONDS), limits);
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
    thresholds: verdict?.thresholds ?? summaries.flatMap(readThresholds),
    findings: verdict?.findings ?? [],
  });
}
