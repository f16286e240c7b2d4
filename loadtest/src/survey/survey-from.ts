import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Population } from '../../journeys/population.ts';
import type { Deployment } from '../deployment.ts';
import { LoadTestError } from '../load-test-error.ts';
import { survey } from './survey.ts';
import { Target } from './target.ts';

/** What the survey says as a program of its own. */
export type SurveyAnswer =
  { readonly population: Population } | { readonly sentence: string; readonly mend: string | undefined };

/** Of its output: some hundred thousand articles. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/** Looks at a deployment from where its people come from. @throws LoadTestError */
export async function surveyFrom(
  { url, runElsewhere }: Pick<Deployment, 'url' | 'runElsewhere'>,
  signal: AbortSignal,
): Promise<Population> {
  if (!runElsewhere) return survey(new Target(url, signal));
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { command, args } = runElsewhere(process.execPath, ['--import', 'tsx', main, url]);
  const { stdout } = await promisify(execFile)(command, [...args], {
    signal,
    maxBuffer: MOST_BYTES,
    cwd: import.meta.dirname, // where the package `tsx` is found
  });
  const answer = JSON.parse(stdout) as SurveyAnswer; // it is our own program that wrote it
  if ('population' in answer) return answer.population;
  throw new LoadTestError(answer.sentence, answer.mend === undefined ? {} : { mend: answer.mend });
}
