import { labProblem, labTestbeds } from '@scaleout/lab';
import {
  climb,
  experiment,
  measureStage,
  missingOf,
  secondsOfStage,
  type Measurement,
  type StageMeasurement,
  type Subject,
} from '@scaleout/loadtest';
import { findStage, stages } from '../../stages.ts';
import { capacityLine } from '../../terminal/capacity-line.ts';
import type { Progress } from '../../terminal/progress.ts';
import { inWords } from '../../terminal/time-left.ts';
import { setExitCode } from './find-capacity.ts';
import type { LoadTestOptions } from './options.ts';
import { watchSearch } from './watch-search.ts';

/** Of each publication: enough that no table fits into a page, little enough to be there in a moment. */
const data = { publications: 20, users: 100, articles: 300, comments: 600, favorites: 1_000, follows: 300 };

/** The stages that are meant, or undefined where none is. @throws LaunchError where this machine cannot have a lab */
export async function subjectsOf(options: LoadTestOptions): Promise<Subject[] | undefined> {
  const { stage, all, experiment: tier } = options;
  const meant = all ? stages : stage?.map((id) => findStage(id, stages));
  const subjects =
    tier === undefined
      ? meant?.map((each) => ({ name: each.id, stage: each, experiment: null }))
      : experiment(tier, stages);
  const problem = subjects && (await labProblem());
  if (problem) throw problem;
  return subjects;
}

/** Measures stages in the lab, one after the other; what their run has already is taken as it is. */
export async function measureStages(
  subjects: readonly Subject[],
  { unit }: LoadTestOptions,
  measured: Measurement,
  progress: Progress,
): Promise<void> {
  let title = '';
  let after = 0;
  const watch = watchSearch(progress, measured.search, () => ({ title, seconds: after }));
  const measurement: StageMeasurement = { ...measured, watch, data, unit };
  const missing = missingOf(subjects, measurement);
  progress.say(
    `Run ${measurement.run}: ${missing} of ${subjects.length} to measure, about ${inWords(missing * secondsOfStage(measured.search))}. ` +
      'Interrupted, it goes on with --run and its name.',
  );
  const open = labTestbeds();
  const results = await climb({
    subjects,
    measurement,
    measure: (subject, how) => measureStage(subject, how, open),
    onSubject({ name }, { number, left }) {
      title = `${name} (${number} of ${subjects.length})`;
      after = (left - 1) * secondsOfStage(measured.search);
      watch.onBegin();
      progress.say(title);
    },
    onResult(result, when) {
      progress.say(`${capacityLine(result)}${when === 'before' ? ', found before' : ''}`);
    },
  });
  setExitCode(results);
}
