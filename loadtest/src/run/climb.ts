import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { LoadTestError } from '../load-test-error.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { readStageResult, resultsFolder, writeStageResult } from '../results/stage/stage-results.ts';
import type { StageMeasurement, Subject } from './measurement.ts';

/** What is measured, one after the other, and who is told. */
export interface Climb {
  readonly subjects: readonly Subject[];
  readonly measurement: StageMeasurement;
  readonly measure: (subject: Subject, measurement: StageMeasurement) => Promise<StageResult>;
  /** Told of a subject before it is measured, of its place among all, and how many are still to come with it. */
  readonly onSubject: (subject: Subject, place: { readonly number: number; readonly left: number }) => void;
  /** Told what a subject came to; `before` where a run of that name had found it already. */
  readonly onResult: (result: StageResult, when: 'now' | 'before') => void;
  /** Where results are written. */
  readonly results?: string;
}

/**
 * Measures subjects one after the other, and writes what each came to as soon as it is known. What a run of that name has
 * already is not measured again, so one that was interrupted goes on where it was.
 * @throws LoadTestError where what it has was measured otherwise
 */
export async function climb({
  subjects,
  measurement,
  measure,
  onSubject,
  onResult,
  results = resultsFolder,
}: Climb): Promise<StageResult[]> {
  const before = new Map(
    subjects.flatMap((subject) => {
      const result = readBefore(subject, measurement, results);
      return result ? [[subject, result] as const] : [];
    }),
  );
  const all: StageResult[] = [];
  for (const [index, subject] of subjects.entries()) {
    const known = before.get(subject);
    if (!known) onSubject(subject, { number: index + 1, left: leftAt(index) });
    const result = known ?? (await measure(subject, startingFrom(all.at(-1), measurement)));
    if (!known) writeStageResult(result, results);
    onResult(result, known ? 'before' : 'now');
    all.push(result);
  }
  return all;

  function leftAt(index: number): number {
    return subjects.slice(index).filter((subject) => !before.has(subject)).length;
  }
}

/** How many of the subjects a run of that name lacks. */
export function missingOf(
  subjects: readonly Subject[],
  measurement: StageMeasurement,
  results = resultsFolder,
): number {
  return subjects.filter((subject) => !readBefore(subject, measurement, results)).length;
}

function readBefore(
  { name, stage }: Subject,
  { run, load, limits, search, unit }: StageMeasurement,
  results: string,
): StageResult | undefined {
  const file = join(results, run, `${name}.json`);
  if (!existsSync(file)) return undefined;
  const result = readStageResult(file);
  const { target, load: visits, ...configuration } = result.configuration;
  const isAlike =
    isDeepStrictEqual(result.stage, stage) &&
    isDeepStrictEqual({ ...visits, addressing: target.addressing }, load) &&
    isDeepStrictEqual(configuration.limits, limits) &&
    isDeepStrictEqual(configuration.search, search) &&
    (unit === undefined || unit === configuration.unit?.cores);
  if (isAlike) return result;
  throw new LoadTestError(`The run ${run} has ${name} already, measured in another way.`, {
    mend: 'Take another name with --run, or the same flags as before.',
  });
}

/** The stage before says about where to look. */
function startingFrom(before: StageResult | undefined, measurement: StageMeasurement): StageMeasurement {
  if (!before?.capacity.found) return measurement;
  const first = before.plateaus[before.capacity.plateau]?.visitsPerSecond ?? measurement.first;
  return { ...measurement, first };
}
