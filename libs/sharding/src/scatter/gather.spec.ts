import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeadlinePassed } from './deadline-passed.ts';
import { gather } from './gather.ts';

/** Time that passes when it is told to. */
function stoppedClock() {
  const timers = new Set<() => void>();
  return {
    after: (_ms: number, run: () => void) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    pass: () => timers.forEach((run) => run()),
    get running() {
      return timers.size;
    },
  };
}

describe('gathering the answers of shards', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);

  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });

  afterEach(() => {
    process.off('unhandledRejection', note);
  });

  it('asks all at once, and gives the answers in the order of the shards', async () => {
    const answers = new Map<number, (answer: string) => void>();
    const gathered = gather(
      [1, 2, 3],
      (shard) => new Promise<string>((resolve) => answers.set(shard, resolve)),
      { deadlineMs: 100, after: stoppedClock().after },
    );
    await turn();
    for (const shard of [3, 1, 2]) answers.get(shard)?.(`of ${shard}`);
    expect(await gathered).toEqual({
      answers: [1, 2, 3].map((shard) => ({ shard, answer: `of ${shard}` })),
      missing: [],
    });
  });

  it('says who is missing and why, with the answers of the others', async () => {
    const gathered = await gather(
      [1, 2, 3],
      async (shard) => {
        if (shard === 2) throw new Error('down');
        return Promise.resolve(shard);
      },
      { deadlineMs: 100 },
    );
    expect(gathered.answers.map(({ answer }) => answer)).toEqual([1, 3]);
    expect(gathered.missing).toEqual([{ shard: 2, error: new Error('down') }]);
  });

  it('takes what is thrown before there is a promise for a failure of that shard alone', async () => {
    const { answers, missing } = await gather(
      [1, 2],
      (shard) => {
        if (shard === 1) throw new TypeError('at once');
        return Promise.resolve('fine');
      },
      { deadlineMs: 100 },
    );
    expect(answers).toEqual([{ shard: 2, answer: 'fine' }]);
    expect(missing).toEqual([{ shard: 1, error: new TypeError('at once') }]);
  });

  it('waits for nobody beyond the deadline, and tells who is late by the signal', async () => {
    const clock = stoppedClock();
    const signals = new Map<number, AbortSignal>();
    const gathered = gather(
      [1, 2],
      (shard, signal) => {
        signals.set(shard, signal);
        return shard === 1 ? Promise.resolve('in time') : new Promise<string>(() => undefined);
      },
      { deadlineMs: 100, after: clock.after },
    );
    await turn();
    expect(clock.running, 'the timer of who answered is off').toBe(1);
    clock.pass();
    const { answers, missing } = await gathered;
    expect(answers).toEqual([{ shard: 1, answer: 'in time' }]);
    expect(missing).toEqual([{ shard: 2, error: new DeadlinePassed('It did not answer within 100 ms') }]);
    expect(signals.get(1)?.aborted).toBe(false);
    expect(signals.get(2)?.reason).toBeInstanceOf(DeadlinePassed);
  });

  it.each(['answers', 'fails'])('hears nothing of who %s after the deadline', async (how) => {
    const clock = stoppedClock();
    let late: () => void = () => undefined;
    const gathered = gather(
      [1],
      () =>
        new Promise<string>((resolve, reject) => {
          late = () => (how === 'answers' ? resolve('late') : reject(new Error('late')));
        }),
      { deadlineMs: 100, after: clock.after },
    );
    await turn();
    clock.pass();
    late();
    const { answers, missing } = await gathered;
    await turn();
    expect(answers).toEqual([]);
    expect(missing[0]?.error).toBeInstanceOf(DeadlinePassed);
    expect(unhandled).toEqual([]);
  });

  it('is late, not failed, when it fails because of the signal', async () => {
    const clock = stoppedClock();
    const gathered = gather(
      [1],
      (_shard, signal) =>
        new Promise<string>((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('called off'))),
        ),
      { deadlineMs: 100, after: clock.after },
    );
    await turn();
    clock.pass();
    expect((await gathered).missing[0]?.error).toBeInstanceOf(DeadlinePassed);
  });
});

/** Lets everything run that is ready to, unhandled rejections being told of as well. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
