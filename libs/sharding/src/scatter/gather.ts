import { DeadlinePassed } from './deadline-passed.ts';

export interface GatherOptions {
  /** How long each shard is waited for, in milliseconds. */
  readonly deadlineMs: number;
  /** Calls `run` once, in `ms` milliseconds. @returns what calls that off */
  readonly after?: (ms: number, run: () => void) => () => void;
}

/** What was gathered, in the order of the shards. */
export interface Gathered<Shard, Answer> {
  readonly answers: readonly { readonly shard: Shard; readonly answer: Answer }[];
  /** Who gave none, and why: {@link DeadlinePassed}, or what its `ask` threw. */
  readonly missing: readonly { readonly shard: Shard; readonly error: unknown }[];
}

type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/**
 * Asks all shards at once and waits for each until its deadline: what one of them does not answer takes nothing from the
 * answers of the others. Nothing that a late one still says is heard.
 *
 * @param ask its signal is aborted when nobody waits for the answer any more
 */
export async function gather<Shard, Answer>(
  shards: readonly Shard[],
  ask: (shard: Shard, signal: AbortSignal) => Promise<Answer>,
  { deadlineMs, after = onTimer }: GatherOptions,
): Promise<Gathered<Shard, Answer>> {
  const outcomes = await Promise.all(
    shards.map(async (shard) => ({
      shard,
      outcome: await inTime((signal) => ask(shard, signal), deadlineMs, after),
    })),
  );
  return {
    answers: outcomes.flatMap(({ shard, outcome }) =>
      'answer' in outcome ? [{ shard, answer: outcome.answer }] : [],
    ),
    missing: outcomes.flatMap(({ shard, outcome }) =>
      'error' in outcome ? [{ shard, error: outcome.error }] : [],
    ),
  };
}

function inTime<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  deadlineMs: number,
  after: NonNullable<GatherOptions['after']>,
): Promise<Outcome<Answer>> {
  const abort = new AbortController();
  return new Promise((resolve) => {
    const callOff = after(deadlineMs, () => {
      const error = new DeadlinePassed(`It did not answer within ${deadlineMs} ms`);
      // First, so that what the abort brings about is late already.
      resolve({ error });
      abort.abort(error);
    });
    // Inside of a promise, so that what is thrown at once is an outcome as well. Both handlers stay when it is late: a
    // rejection that nobody waits for is handled all the same.
    Promise.resolve(abort.signal)
      .then(ask)
      .then(
        (answer) => resolve({ answer }),
        (error: unknown) => resolve({ error }),
      )
      .finally(callOff);
  });
}

function onTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
