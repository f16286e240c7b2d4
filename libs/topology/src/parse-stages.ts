import { z } from 'zod';
import { stageSchema, type Stage } from './stage.ts';
import type { Tier } from './tier.ts';
import { TopologyError } from './topology-error.ts';

/** Without these a publication cannot be read and written. */
const required: readonly Tier[] = ['web', 'api', 'worker', 'redis', 'database'];

/**
 * Checks stage data and returns it, typed.
 * @throws TopologyError whose every problem begins with its place, such as `stages[0].computers[1].tiers[0]`.
 */
export function parseStages(input: unknown): Stage[] {
  const result = z.array(stageSchema).safeParse(input);
  if (!result.success) {
    throw new TopologyError(result.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`));
  }
  const stages = result.data;
  const problems = [
    ...repeated(stages.map((stage) => stage.id)).map((at) => `stages[${at}].id: is used twice`),
    ...repeated(stages.map((stage) => stage.number)).map((at) => `stages[${at}].number: is used twice`),
    ...stages.flatMap((stage, at) => problemsOf(stage).map((problem) => `stages[${at}].${problem}`)),
  ];
  if (problems.length > 0) throw new TopologyError(problems);
  return stages;
}

function problemsOf({ computers }: Stage): string[] {
  const present = new Set(computers.flatMap((computer) => computer.tiers));
  return [
    ...repeated(computers.map((computer) => computer.id)).map((at) => `computers[${at}].id: is used twice`),
    ...computers.flatMap((computer, at) =>
      repeated(computer.tiers).map((tier) => `computers[${at}].tiers[${tier}]: is there twice`),
    ),
    ...required
      .filter((tier) => !present.has(tier))
      .map((tier) => `computers: no computer has the tier ${tier}`),
  ];
}

/** Indexes of values that an earlier index already has. */
function repeated(values: readonly unknown[]): number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) => place + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    'stages',
  );
}
