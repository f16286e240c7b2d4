import type { Population } from '../../journeys/population.ts';
import { findCapacity } from '../capacity/find-capacity.ts';
import type { Deployment } from '../deployment.ts';
import type { Configuration } from '../results/stage/configuration.schema.ts';
import { stageResultSchema, type StageResult } from '../results/stage/stage-result.schema.ts';
import { surveyFrom } from '../survey/survey-from.ts';
import { describeMachine, revisionHere } from './describe-machine.ts';
import type { Measurement } from './measurement.ts';

/** Of a deployment, what its result says besides; of one that is only a URL nothing is known. */
export interface Known extends Pick<StageResult, 'name' | 'stage' | 'experiment'> {
  readonly kind: Configuration['target']['kind'];
  readonly unit: Configuration['unit'];
  readonly coreWorkPerSecond: number | null;
  readonly versions: Readonly<Record<string, string>>;
}

const knownOfUrl: Known = {
  ...{ kind: 'url', name: 'url', stage: null, experiment: null },
  ...{ unit: null, coreWorkPerSecond: null, versions: {} },
};

/** Finds what the deployment at a URL carries, as it is seen from here. @throws LoadTestError */
export async function measureUrl(url: string, measurement: Measurement): Promise<StageResult> {
  const deployment: Deployment = { url: url.replace(/\/+$/, '') };
  measurement.report(`Looking at ${deployment.url} and signing people in`);
  const population = await surveyFrom(deployment, measurement.signal);
  return measureDeployment(deployment, population, measurement, knownOfUrl);
}

/** Finds the capacity of what is filled and was looked at. */
export async function measureDeployment(
  deployment: Deployment,
  population: Population,
  measurement: Measurement,
  known: Known,
): Promise<StageResult> {
  const { run, generator, load, limits, search, first, signal, watch } = measurement;
  const { name, stage, experiment, kind, unit, coreWorkPerSecond, versions } = known;
  const { addressing, ...visits } = load;
  const startedAt = new Date().toISOString();
  const result = await findCapacity({
    ...{ deployment, population, generator, load, limits, search, first, signal },
    ...watch,
  });
  const { publications, articles, people } = population;
  return stageResultSchema.parse({
    version: 1,
    ...{ run, name, startedAt, endedAt: new Date().toISOString(), stage, experiment },
    configuration: {
      target: { kind, url: deployment.url, addressing },
      ...{ unit, load: visits, limits, search },
      data: { publications: publications.length, articles: articles.length, people: people.length },
      versions: { k6: generator.k6.version, node: process.versions.node, ...versions },
      machine: describeMachine(coreWorkPerSecond),
      revision: await revisionHere(),
    },
    ...result,
  } satisfies StageResult);
}
