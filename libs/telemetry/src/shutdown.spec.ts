import { expect, test } from 'vitest';
import { Shutdown } from './shutdown.ts';

const never = () => new Promise<never>(() => undefined);

/** A process whose signals and exit the spec holds in its hands, and a log that remembers. */
function setUp(deadlineMs?: number) {
  const listeners = new Map<string, (argument: never) => void>();
  const log: string[] = [];
  let exited: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve) => (exited = resolve));
  const say = (_fields: unknown, message?: string) => void log.push(message ?? String(_fields));
  const shutdown = new Shutdown({
    logger: { info: say, error: say, fatal: say },
    process: {
      on: (event: string, listener: (argument: never) => void) => listeners.set(event, listener),
      exit: exited,
    },
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  }).listen();
  const emit = (event: string, argument?: unknown) => listeners.get(event)?.(argument as never);
  return { shutdown, log, exitCode, emit };
}

test('a signal closes what was opened, last first, one at a time, and exits with 0', async () => {
  const { shutdown, exitCode, emit } = setUp();
  const order: string[] = [];
  shutdown.register('pool', () => order.push('pool'));
  shutdown.register('server', async () => {
    order.push('server begins');
    await Promise.resolve();
    order.push('server ends');
  });
  emit('SIGTERM');
  expect(await exitCode).toBe(0);
  expect(order).toEqual(['server begins', 'server ends', 'pool']);
});

test('what fails to close does not keep the rest open; the exit code tells', async () => {
  const { shutdown, log, exitCode, emit } = setUp();
  let poolClosed = false;
  shutdown.register('pool', () => (poolClosed = true));
  shutdown.register('server', () => Promise.reject(new Error('no')));
  emit('SIGINT');
  expect(await exitCode).toBe(1);
  expect(poolClosed).toBe(true);
  expect(log).toEqual(['stopping', 'could not close server', 'closed pool']);
});

test('the deadline ends it with 1 and names what hung', async () => {
  const { shutdown, log, exitCode, emit } = setUp(5);
  shutdown.register('server', never);
  emit('SIGTERM');
  expect(await exitCode).toBe(1);
  expect(log).toContain('deadline passed, exiting');
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
])('a second %s exits at once with %i', async (signal, code) => {
  const { shutdown, exitCode, emit } = setUp();
  shutdown.register('server', never);
  emit('SIGTERM');
  emit(signal);
  expect(await exitCode).toBe(code);
});

test('stopping twice closes once', async () => {
  const { shutdown, exitCode } = setUp();
  let closed = 0;
  shutdown.register('pool', () => (closed += 1));
  await Promise.all([shutdown.stop('done'), shutdown.stop('done')]);
  expect(await exitCode).toBe(0);
  expect(closed).toBe(1);
});

test('an uncaught error is logged and exits with 1 at once', async () => {
  const { shutdown, log, exitCode, emit } = setUp();
  shutdown.register('server', never);
  emit('uncaughtException', new Error('defect'));
  expect(await exitCode).toBe(1);
  expect(log).toEqual(['uncaught error, exiting']);
});
