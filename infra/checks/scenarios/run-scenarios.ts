import { buildWeakenedApi, ensureBuild } from '@scaleout/local/testing';
import { runScenario, type RunOptions, type ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { Servers } from './servers.ts';

export interface RunAllOptions extends Omit<RunOptions, 'control'> {
  readonly scenarios: readonly Scenario[];
  /** Whether each is run with what each of its controls takes away as well. */
  readonly controls: boolean;
}

/** Builds what changed and runs scenarios one after the other, each on servers of its own. Nothing of it is left behind. */
export async function runScenarios({
  scenarios,
  controls,
  ...options
}: RunAllOptions): Promise<ScenarioResult[]> {
  const { report, signal } = options;
  await ensureBuild(report, signal);
  if (controls) await buildWeakenedApi(signal);
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    signal.throwIfAborted();
    report(`${scenario.name}: ${scenario.promise}`);
    const servers = await Servers.open(scenario.replicas);
    try {
      results.push(await runScenario(scenario, servers, options));
      for (const control of controls ? scenario.controls : []) {
        report(`${scenario.name}, with a fault to be found: ${control.name}`);
        results.push(await runScenario(scenario, servers, { ...options, control }));
      }
    } finally {
      await servers.close();
    }
  }
  return results;
}
