import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Stage } from '@scaleout/topology';
import { readRun } from '../results/stage/stage-results.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { pretendedConfiguration, pretendedPlateau, pretendedResult } from '../testing/pretended-result.ts';
import { climb, missingOf } from './climb.ts';
import type { StageMeasurement, Subject } from './measurement.ts';

let results: string;

beforeEach(async () => {
  results = await mkdtemp(join(tmpdir(), 'climb-'));
});

afterEach(() => rm(results, { recursive: true }));

const subjects = ['one', 'two', 'three'].map((id, index): Subject => {
  const computer = { id: 'c1', cpus: 1, memoryMb: 512, tiers: ['web'] } satisfies Stage['computers'][number];
  const stage: Stage = { number: index + 1, id, title: id, lesson: id, computers: [computer] };
  return { name: id, stage, experiment: null };
});

const measurement: StageMeasurement = {
  run: 'monday',
  generator: { k6: { path: 'k6', version: '2' }, instances: 1 },
  load: { addressing: 'header', mix: 'read-heavy', thinkSeconds: 0.3, skew: 1, seed: 1 },
  limits: pretendedConfiguration.limits,
  search: pretendedConfiguration.search,
  first: 4,
  data: { publications: 1, users: 1, articles: 1, comments: 1, favorites: 1, follows: 1 },
  signal: new AbortController().signal,
  report: () => undefined,
  watch: { onPlateau: () => undefined, onSecond: () => undefined },
};

/** Measures as it is told; remembers what, and from which rate on. */
function measurer(failAt?: string) {
  const measured: [string, number][] = [];
  const measure = ({ name, stage }: Subject, { run, first }: StageMeasurement): Promise<StageResult> => {
    measured.push([name, first]);
    if (name === failAt) return Promise.reject(new Error('interrupted'));
    const plateaus = [20, 40].map((rate) => pretendedPlateau({ rate, p95: rate > 30 ? 900 : 40 }));
    return Promise.resolve(pretendedResult(stage, plateaus, { run, name }));
  };
  return { measured, measure };
}

const quiet = { onSubject: () => undefined, onResult: () => undefined };

it('measures what an interrupted run lacks, and nothing twice', async () => {
  const first = measurer('two');
  const interrupted = climb({ ...quiet, subjects, measurement, results, measure: first.measure });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(missingOf(subjects, measurement, results)).toBe(2);

  const second = measurer();
  const told: [string, string][] = [];
  await climb({
    ...{ subjects, measurement, results, measure: second.measure },
    onSubject: ({ name }, { number, left }) => told.push([name, `${number}, ${left} left`]),
    onResult: ({ name }, when) => told.push([name, when]),
  });
  expect(second.measured.map(([name]) => name)).toEqual(['two', 'three']);
  expect(told).toEqual([
    ['one', 'before'],
    ['two', '2, 2 left'],
    ['two', 'now'],
    ['three', '3, 1 left'],
    ['three', 'now'],
  ]);
  expect(readRun('monday', results).results.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});

it('looks for the capacity of a stage from that of the one before on', async () => {
  const { measured, measure } = measurer();
  await climb({ ...quiet, subjects, measurement, results, measure });
  expect(measured).toEqual([
    ['one', 4],
    ['two', 20],
    ['three', 20],
  ]);
});

it.each<[string, Partial<StageMeasurement>]>([
  ['load', { load: { ...measurement.load, mix: 'balanced' } }],
  ['limits', { limits: { ...measurement.limits, p95Ms: 100 } }],
  ['search', { search: { ...measurement.search, plateauSeconds: 5 } }],
  ['unit', { unit: 0.3 }],
])('refuses to go on with another %s than before', async (_what, change) => {
  await climb({
    ...quiet,
    subjects: subjects.slice(0, 1),
    measurement,
    results,
    measure: measurer().measure,
  });
  const { measure, measured } = measurer();
  const otherwise = climb({
    ...quiet,
    subjects,
    measurement: { ...measurement, ...change },
    results,
    measure,
  });
  await expect(otherwise).rejects.toMatchObject({
    message: 'The run monday has one already, measured in another way.',
    mend: expect.stringContaining('--run'),
  });
  expect(measured).toEqual([]);
});

it('leaves no file of a stage that it could not measure', async () => {
  const { measure } = measurer('one');
  await expect(climb({ ...quiet, subjects, measurement, results, measure })).rejects.toThrow();
  expect(existsSync(join(results, 'monday', 'one.json'))).toBe(false);
});
