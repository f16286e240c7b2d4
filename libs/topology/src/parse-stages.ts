import { z } from 'zod';
import { frontProblems } from './front-problems.ts';
import { shardProblems } from './shard-problems.ts';
import { stageSchema, type Computer, type Stage } from './stage.ts';
import type { Tier } from './tier.ts';
import { TopologyError } from './topology-error.ts';

/** Without these a publication cannot be read and written. */
const required: readonly Tier[] = ['web', 'api', 'worker', 'redis', 'database'];

/**
 * Checks stage data and returns it, typed.
 * @param place what its problems begin with
 * @throws TopologyError whose every problem begins with its place, such as `stages[0].computers[1].tiers[0]`.
 */
export function parseStages(input: unknown, place = 'stages'): Stage[] {
  const stages = parse(z.array(stageSchema), input, place);
  refuse(place, [
    ...repeated(stages.map((stage) => stage.id)).map((at) => `[${at}].id: is used twice`),
    ...repeated(stages.map((stage) => stage.number)).map((at) => `[${at}].number: is used twice`),
    ...stages.flatMap((stage, at) => problemsOf(stage).map((problem) => `[${at}].${problem}`)),
  ]);
  return stages;
}

/** The same for one stage: its problems have places such as `stage.computers[1].tiers[0]`. */
export function parseStage(input: unknown, place = 'stage'): Stage {
  const stage = parse(stageSchema, input, place);
  refuse(
    place,
    problemsOf(stage).map((problem) => `.${problem}`),
  );
  return stage;
}

function parse<T>(schema: z.ZodType<T>, input: unknown, place: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new TopologyError(
    result.error.issues.map((issue) => `${place}${placeOf(issue.path)}: ${issue.message}`),
  );
}

function refuse(place: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new TopologyError(problems.map((problem) => place + problem));
}

function problemsOf({ computers }: Stage): string[] {
  const present = new Set(computers.flatMap((computer) => computer.tiers));
  return [
    ...repeated(computers.map((computer) => computer.id)).map((at) => `computers[${at}].id: is used twice`),
    ...addressProblems(computers),
    ...computers.flatMap((computer, at) =>
      repeated(computer.tiers).map((tier) => `computers[${at}].tiers[${tier}]: is there twice`),
    ),
    ...computers.flatMap((computer, at) =>
      replicaProblem(computer, computers).map((problem) => `computers[${at}].replicaOf: ${problem}`),
    ),
    ...shardProblems(computers),
    ...frontProblems(computers),
    ...required
      .filter((tier) => !present.has(tier))
      .map((tier) => `computers: no computer has the tier ${tier}`),
  ];
}

function addressProblems(computers: readonly Computer[]): string[] {
  return computers.flatMap(({ address }, at) => {
    const first = computers.slice(0, at).find((other) => address !== undefined && other.address === address);
    return first ? [`computers[${at}].address: ${first.id} has ${address ?? ''} already`] : [];
  });
}

/** What is wrong with a replica: it needs a database, and a primary on another computer. */
function replicaProblem({ id, tiers, replicaOf }: Computer, computers: readonly Computer[]): string[] {
  if (replicaOf === undefined) return [];
  if (!tiers.includes('database')) return ['the computer has no database to be a replica'];
  if (replicaOf === id) return ['a computer is no replica of itself'];
  const primary = computers.find((computer) => computer.id === replicaOf);
  if (!primary) return [`there is no computer ${replicaOf}`];
  if (!primary.tiers.includes('database')) return [`${replicaOf} has no database`];
  return primary.replicaOf === undefined ? [] : [`${replicaOf} is itself a replica`];
}

/** Indexes of values that an earlier index already has. */
function repeated(values: readonly unknown[]): number[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}
