import { expect, test, vi } from 'vitest';
import { until } from '../testing/until.ts';
import { type JobSink, OutboxRelay } from './outbox-relay.ts';

const logger = { info: vi.fn(), warn: vi.fn() };
const emptySink: JobSink = { waiting: () => Promise.resolve(0), addAll: () => Promise.resolve() };

/** An outbox that holds so many rows of each tenant. */
function outboxOf(rows: Map<number, number>) {
  const turns: number[][] = [];
  return {
    turns,
    nextTenants: (after: number, limit: number) =>
      Promise.resolve(
        [...rows.keys()].filter((tenant) => tenant > after && rows.get(tenant)! > 0).slice(0, limit),
      ),
    move: (tenants: readonly number[], limit: number) => {
      turns.push([...tenants]);
      let moved = 0;
      for (const tenant of tenants) {
        const share = Math.min(limit, rows.get(tenant)!);
        rows.set(tenant, rows.get(tenant)! - share);
        moved += share;
      }
      return Promise.resolve(moved);
    },
  };
}

test('it goes on at once while there is more, and rests when there is nothing', async () => {
  const relay = new OutboxRelay({ outbox: outboxOf(new Map([[1, 45]])), sink: emptySink, pollMs: 1, logger });
  const more: boolean[] = [];
  for (let pass = 0; pass < 4; pass += 1) more.push(await relay.pass());
  expect(more).toEqual([true, true, true, false]);
});

test('a flood of one tenant lets every other have its turn', async () => {
  const rows = new Map([[1, 100_000]]);
  for (let tenant = 2; tenant <= 120; tenant += 1) rows.set(tenant, 1);
  const relay = new OutboxRelay({ outbox: outboxOf(rows), sink: emptySink, pollMs: 1, logger });
  for (let pass = 0; pass < 3; pass += 1) await relay.pass();
  expect([...rows.values()].filter((left) => left > 0)).toEqual([100_000 - 20]);
});

test('while the queue is full rows stay in the outbox', async () => {
  const outbox = outboxOf(new Map([[1, 45]]));
  const full = { ...emptySink, waiting: () => Promise.resolve(500) };
  const relay = new OutboxRelay({ outbox, sink: full, pollMs: 1, logger });
  expect(await relay.pass()).toBe(false);
  expect(outbox.turns).toEqual([]);
});

test('it waits longer after each failure, says so once, and recovers by itself', async () => {
  let time = 0;
  let down = true;
  const outbox = outboxOf(new Map([[1, 1]]));
  const { move } = outbox;
  const attempt = vi.fn((...args: Parameters<typeof move>) =>
    down ? Promise.reject(new Error('PostgreSQL is away')) : move(...args),
  );
  const moved: number[] = [];
  const log = { info: vi.fn(), warn: vi.fn() };
  const relay = new OutboxRelay({
    outbox: { ...outbox, move: attempt },
    sink: emptySink,
    pollMs: 1,
    logger: log,
    onMoved: (rows) => moved.push(rows),
    now: () => time,
  });
  relay.start();
  await until('a few attempts', () => attempt.mock.calls.length >= 3);
  expect(log.warn).toHaveBeenCalledTimes(1);
  expect(relay.lastPassAt).toBe(0);
  time = 1_000;
  down = false;
  await until('the row is moved', () => moved.length === 1);
  await relay.stop();
  expect(log.info).toHaveBeenCalledTimes(1);
  expect(relay.lastMoveAt).toBe(1_000);
});

test('stopping finishes the pass it is in', async () => {
  let finish: () => void = () => undefined;
  let entered = false;
  const held = new Promise<void>((resolve) => (finish = resolve));
  const outbox = {
    ...outboxOf(new Map([[1, 1]])),
    move: async () => {
      entered = true;
      await held;
      return 0;
    },
  };
  const relay = new OutboxRelay({ outbox, sink: emptySink, pollMs: 60_000, logger });
  relay.start();
  await until('it is in a pass', () => entered);
  let stopped = false;
  const stop = relay.stop().then(() => (stopped = true));
  await Promise.resolve();
  expect(stopped).toBe(false);
  finish();
  await stop;
});
