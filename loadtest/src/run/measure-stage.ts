import type { StageResult } from '../results/stage/stage-result.schema.ts';
import { surveyFrom } from '../survey/survey-from.ts';
import { measureDeployment } from './measure-deployment.ts';
import type { StageMeasurement, Subject } from './measurement.ts';
import type { OpenTestbed, Testbed } from './testbed.ts';

/** Boots a stage, fills it, finds what it carries, and ends it, whatever happens. */
export async function measureStage(
  subject: Subject,
  measurement: StageMeasurement,
  open: OpenTestbed,
): Promise<StageResult> {
  const { stage } = subject;
  const { unit, report } = measurement;
  const over = new AbortController();
  const signal = AbortSignal.any([measurement.signal, over.signal]);
  const testbed = await open({ stage, unit, report, signal: measurement.signal });
  try {
    return await Promise.race([testbed.ended, measure(subject, { ...measurement, signal }, testbed)]);
  } finally {
    over.abort(); // k6 goes on where the stage ended by itself
    await testbed.close();
  }
}

/**
 * The computers have their sizes from the moment at which something is measured: to fill them, and to sign people in, would take many
 * minutes before.
 */
async function measure(
  { name, stage, experiment }: Subject,
  measurement: StageMeasurement,
  testbed: Testbed,
): Promise<StageResult> {
  const { data, report, signal } = measurement;
  await testbed.unbind();
  report(`Filling ${data.publications} publications with ${data.articles} articles each`);
  await testbed.fill(data);
  report('Signing people in');
  const population = await surveyFrom(testbed.deployment, signal);
  await testbed.bind();
  report(`Warming ${name} up`);
  const { unit, coreWorkPerSecond, versions } = testbed;
  return measureDeployment(testbed.deployment, population, measurement, {
    ...{ kind: 'lab', name, stage, experiment, unit, coreWorkPerSecond, versions },
  });
}
