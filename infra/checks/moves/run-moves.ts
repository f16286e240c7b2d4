import { buildWeakenedApi, ensureBuild } from '@scaleout/local/testing';
import { openPublication } from '../clients/open-publication.ts';
import { checkHistory } from '../history/check-history.ts';
import type { Operation } from '../history/operation.ts';
import { Recorder } from '../history/recorder.ts';
import type { Violation } from '../history/violation.ts';
import { crowd } from '../scenarios/crowd.ts';
import { quantiles, type Quantiles } from '../scenarios/quantiles.ts';
import { GROUP, underLoad } from '../scenarios/under-load.ts';
import { finalsOf } from './finals.ts';
import { findStrays } from './find-strays.ts';
import { Fleet } from './fleet.ts';
import { moveAbout, type Moved } from './move-about.ts';
import { publishStable, scanExplore, type Scans } from './scan-explore.ts';
import { writePauses, type MoveSpan } from './write-pauses.ts';

/** Writes are what a move has to keep: people read after every so many of their own. */
const READ_EVERY = 8;

/** A write with a key is a transaction of several statements to the API, one without a key a single statement: both have to be kept. */
const RETRIES = ['keyed', 'never'] as const;

export interface MovesOptions {
  readonly moves: number;
  readonly publications: number;
  /** Who write and read at the same time, in all. */
  readonly people: number;
  /** Whether the API goes without the guard that looks at fences: the check has to find out. */
  readonly unfenced?: boolean;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What the moves came to. */
export interface MovesResult {
  readonly control: string | null;
  readonly moves: number;
  readonly killed: number;
  /** Moves across whose flip an API process hung. */
  readonly frozen: number;
  /** Moves that the mover gave up. */
  readonly refused: readonly string[];
  readonly seconds: number;
  readonly writes: Readonly<Record<'acknowledged' | 'unknown' | 'refused', number>>;
  readonly writesPerSecond: number;
  readonly reads: Readonly<Record<'answered' | 'unanswered', number>>;
  /** For how long the mover kept the source closed, of moves that nobody killed. */
  readonly closed: Quantiles | null;
  /** How long writes took that met such a pause, as their clients saw it. */
  readonly pauses: Quantiles | null;
  readonly scans: Scans;
  readonly violations: readonly Violation[];
  readonly strays: readonly string[];
  readonly isAsPromised: boolean;
}

/** Builds what changed, moves publications about while people write to them, and looks where everything is in the end. */
export async function runMoves(options: MovesOptions): Promise<MovesResult> {
  const { unfenced = false, report, signal } = options;
  await ensureBuild(report, signal);
  if (unfenced) await buildWeakenedApi(signal);
  return checkMoves(options);
}

/** The same with what was built last. */
export async function checkMoves(options: MovesOptions): Promise<MovesResult> {
  const fleet = await Fleet.open(options.unfenced ? ['fence'] : []);
  const hangUp = () => void fleet.hangUp();
  options.signal.addEventListener('abort', hangUp);
  try {
    return await check(fleet, options);
  } finally {
    options.signal.removeEventListener('abort', hangUp);
    await fleet.close();
  }
}

async function check(fleet: Fleet, options: MovesOptions): Promise<MovesResult> {
  const { moves: count, unfenced = false, report, signal } = options;
  const recorder = new Recorder((servedBy) => servedBy);
  const { computers } = fleet;
  const run = { computers, recorder, retry: RETRIES, report, signal };
  const slugs = await publications(fleet, options.publications);
  const size = Math.ceil(options.people / slugs.length / GROUP) * GROUP;
  const crowds = await Promise.all(slugs.map((slug) => crowd(run, size, { publication: slug })));
  const stable = await Promise.all(
    crowds.map(([person], at) => (person ? publishStable(person, slugs[at] ?? '') : Promise.resolve([]))),
  );
  const began = recorder.now();
  let moved: readonly Moved[] = [];
  let scans: Scans | undefined;
  const during = async (ended: AbortSignal) => {
    const done = new AbortController();
    const scanning = scanExplore(fleet, stable.flat(), AbortSignal.any([ended, done.signal]));
    const moving = moveAbout(fleet, { slugs, count, now: () => recorder.now(), report, signal: ended });
    [scans, moved] = await Promise.all([scanning, moving.finally(() => done.abort())]);
  };
  await underLoad({ ...run, people: crowds.flat() }, during, { readEvery: READ_EVERY });
  const seconds = (recorder.now() - began) / 1_000;
  signal.throwIfAborted();
  const owners = await fleet.owners();
  const finals = await finalsOf(fleet, owners, listsIn(recorder.operations));
  const violations = checkHistory(recorder.operations, { finals });
  const strays = await findStrays(fleet, owners);
  const { whole = 0, partial = 0, problems = [] } = scans ?? {};
  const undisturbed = moved.filter(({ killedAt, isFrozen }) => killedAt === undefined && !isFrozen);
  const counts = countOf(recorder.operations);
  return {
    control: unfenced ? 'fences not looked at' : null,
    moves: moved.filter(({ problem }) => problem === undefined).length,
    killed: moved.filter(({ killedAt }) => killedAt !== undefined).length,
    frozen: moved.filter(({ isFrozen }) => isFrozen).length,
    refused: moved.flatMap(({ problem }) => problem ?? []),
    seconds,
    ...counts,
    writesPerSecond: Math.round(counts.writes.acknowledged / seconds),
    closed: quantiles(undisturbed.flatMap(({ pauseMs }) => pauseMs ?? [])),
    pauses: quantiles(writePauses(recorder.operations, undisturbed.flatMap(spanOf))),
    scans: { whole, partial, problems },
    violations,
    strays,
    isAsPromised: (violations.length + strays.length + problems.length === 0) !== unfenced,
  };
}

async function publications({ computers: [computer] }: Fleet, count: number): Promise<string[]> {
  if (!computer) throw new TypeError('There is no API process to ask');
  return Promise.all(Array.from({ length: count }, () => openPublication(computer)));
}

function spanOf({ slug, closedAt, movedAt }: Moved): MoveSpan[] {
  return closedAt === undefined || movedAt === undefined ? [] : [{ publication: slug, closedAt, movedAt }];
}

function listsIn(operations: readonly Operation[]): Set<string> {
  return new Set(operations.flatMap((each) => (each.kind === 'told' ? [] : [each.list])));
}

function countOf(operations: readonly Operation[]): Pick<MovesResult, 'writes' | 'reads'> {
  const writes = { acknowledged: 0, unknown: 0, refused: 0 };
  const reads = { answered: 0, unanswered: 0 };
  for (const each of operations) {
    if (each.kind === 'append') writes[each.outcome] += 1;
    else if (each.kind === 'read') reads.answered += 1;
    else if (each.kind === 'unanswered') reads.unanswered += 1;
  }
  return { writes, reads };
}
