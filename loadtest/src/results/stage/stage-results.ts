import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { LoadTestError } from '../../load-test-error.ts';
import { stageResultSchema, type StageResult } from './stage-result.schema.ts';

/** Where runs are kept: a folder for each, and in it a file for each stage. */
export const resultsFolder = join(import.meta.dirname, '../../../results');

/** Writes what a stage carried into the folder of its run, whole or not at all; returns the path of the file. */
export function writeStageResult(result: StageResult, results = resultsFolder): string {
  const folder = join(results, result.run);
  const file = join(folder, `${result.name}.json`);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(stageResultSchema.parse(result), null, 2)}\n`);
  renameSync(unfinished, file);
  return file;
}

/** What a stage carried, as a file has it. @throws LoadTestError where it is no such file */
export function readStageResult(file: string): StageResult {
  if (!existsSync(file)) throw new LoadTestError(`There is no file ${file}.`);
  const parsed = stageResultSchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new LoadTestError(`${file} is no result of a stage.`, {
    mend: `Its first problem: ${z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' ')}`,
  });
}

/** What was measured in one go, or in several under one name. */
export interface Run {
  readonly name: string;
  readonly results: readonly StageResult[];
}

/**
 * All that a run has: stages by their rungs, then experiments by tier and count.
 * @param run its name, or the path of its folder
 * @throws LoadTestError where there is no such run
 */
export function readRun(run: string, results = resultsFolder): Run {
  const folder = [join(results, run), run].find((candidate) => existsSync(candidate));
  const files = folder === undefined ? [] : readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (folder === undefined || files.length === 0) {
    throw new LoadTestError(`There is no run ${run}.`, { mend: runsThereAre(results) });
  }
  return {
    name: basename(folder),
    results: files.map((file) => readStageResult(join(folder, file))).sort(byRung),
  };
}

function byRung(one: StageResult, other: StageResult): number {
  return (
    rung(one) - rung(other) ||
    (one.experiment?.tier ?? '').localeCompare(other.experiment?.tier ?? '') ||
    (one.experiment?.count ?? 0) - (other.experiment?.count ?? 0)
  );
}

function rung({ stage, experiment }: StageResult): number {
  return experiment ? Infinity : (stage?.number ?? Number.MAX_SAFE_INTEGER);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new LoadTestError(`${file} is no JSON.`, { cause: error });
  }
}

function runsThereAre(results: string): string {
  const runs = existsSync(results)
    ? readdirSync(results, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return runs.length === 0
    ? 'Make one: ./scaleout loadtest --all'
    : `Runs there are: ${runs.map(({ name }) => name).join(', ')}.`;
}
