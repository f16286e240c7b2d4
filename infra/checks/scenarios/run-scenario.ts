import { checkHistory } from '../history/check-history.ts';
import type { Operation } from '../history/operation.ts';
import { Recorder } from '../history/recorder.ts';
import type { Violation } from '../history/violation.ts';
import { random } from '../random.ts';
import { quantiles, type Quantiles } from './quantiles.ts';
import type { Control, Run, Scenario, Sizes } from './scenario.ts';
import { PRIMARY, UNNAMED, type Servers } from './servers.ts';

export interface RunOptions {
  readonly sizes: Sizes;
  /** What is taken away; nothing, by default. */
  readonly control?: Control | undefined;
  readonly seed: number;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What a run of a scenario came to. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly control: string | null;
  readonly seconds: number;
  readonly writes: Readonly<Record<'acknowledged' | 'unknown' | 'refused', number>>;
  readonly reads: Readonly<Record<'answered' | 'unanswered', number>>;
  /** How often somebody was told that what they had seen is lost. */
  readonly told: number;
  /** Reads by the member that answered them; `unnamed` where nobody said. */
  readonly answers: Readonly<Record<string, number>>;
  /** How many of them replicas answered. */
  readonly byReplicas: number;
  readonly violations: readonly Violation[];
  /** Whether nothing was found; of a control, whether something was. */
  readonly isAsPromised: boolean;
  /** For how long clients' writes were not acknowledged, of scenarios that look. */
  readonly outage: Quantiles | null;
}

/** Runs a scenario on servers that were opened for it, and checks what everybody was shown. */
export async function runScenario(
  scenario: Scenario,
  servers: Servers,
  { sizes, control, seed, report, signal }: RunOptions,
): Promise<ScenarioResult> {
  signal.throwIfAborted();
  const recorder = new Recorder(servers.answeredBy);
  const { members } = scenario;
  const without = control?.without ?? [];
  const computers = await servers.startApis(members ? { members, without } : { without });
  const run: Run = {
    servers,
    computers,
    recorder,
    sizes,
    control: control?.name ?? null,
    retry: control?.retry ?? 'keyed',
    random: random(seed),
    report,
    signal,
  };
  const hangUp = () => void servers.hangUp();
  signal.addEventListener('abort', hangUp);
  const figures = await scenario.run(run).finally(() => signal.removeEventListener('abort', hangUp));
  signal.throwIfAborted();
  const seconds = recorder.now() / 1_000 - (recorder.operations[0]?.start ?? 0) / 1_000;
  const finals = await servers.finals(listsIn(recorder.operations));
  const { everyReadAnswered = false } = scenario;
  const violations = checkHistory(recorder.operations, { finals, everyReadAnswered });
  return {
    scenario: scenario.name,
    control: run.control,
    seconds,
    ...count(recorder.operations),
    answers: Object.fromEntries(recorder.answers),
    byReplicas: countReplicas(recorder.answers),
    violations,
    isAsPromised: (violations.length === 0) === (control === undefined),
    outage: quantiles(figures?.outagesMs ?? []),
  };
}

function countReplicas(answers: ReadonlyMap<string, number>): number {
  return [...answers].reduce(
    (sum, [who, count]) => (who === PRIMARY || who === UNNAMED ? sum : sum + count),
    0,
  );
}

function listsIn(operations: readonly Operation[]): Set<string> {
  return new Set(operations.flatMap((each) => (each.kind === 'told' ? [] : [each.list])));
}

function count(operations: readonly Operation[]): Pick<ScenarioResult, 'writes' | 'reads' | 'told'> {
  const writes = { acknowledged: 0, unknown: 0, refused: 0 };
  const reads = { answered: 0, unanswered: 0 };
  let told = 0;
  for (const each of operations) {
    if (each.kind === 'append') writes[each.outcome] += 1;
    else if (each.kind === 'read') reads.answered += 1;
    else if (each.kind === 'unanswered') reads.unanswered += 1;
    else told += 1;
  }
  return { writes, reads, told };
}
