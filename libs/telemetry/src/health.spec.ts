import { expect, test, vi } from 'vitest';
import { Health } from './health.ts';

const never = () => new Promise<never>(() => undefined);

test('ready when every check passes', async () => {
  const health = new Health()
    .check('database', () => Promise.resolve())
    .check('redis', () => Promise.resolve('PONG'));
  expect(health.live()).toEqual({ status: 'ok' });
  expect(await health.ready()).toMatchObject({
    status: 'ok',
    checks: { database: { ok: true }, redis: { ok: true } },
  });
});

test('one failing check makes it unavailable and says why', async () => {
  const health = new Health()
    .check('database', () => Promise.reject(new Error('connection refused')))
    .check('redis', () => Promise.resolve());
  expect(await health.ready()).toMatchObject({
    status: 'unavailable',
    checks: { database: { ok: false, error: 'connection refused' }, redis: { ok: true } },
  });
});

test('a check that hangs fails at its time limit, is told to stop, and is not started again meanwhile', async () => {
  let signal: AbortSignal | undefined;
  const probe = vi.fn((given: AbortSignal) => ((signal = given), never()));
  const health = new Health({ cacheMs: 0 }).check('database', probe, { timeoutMs: 5 });
  expect((await health.ready()).checks.database?.error).toBe('no answer within 5 ms');
  expect(signal?.aborted).toBe(true);
  expect((await health.ready()).checks.database?.error).toBe('the check before still hangs');
  expect(probe).toHaveBeenCalledTimes(1);
});

test('checks run side by side', async () => {
  let release: () => void = () => undefined;
  const bothRun = new Promise<void>((resolve) => (release = resolve));
  const health = new Health()
    .check('one', () => bothRun)
    .check('two', async () => {
      await Promise.resolve();
      release();
    });
  expect((await health.ready()).status).toBe('ok');
});

test('a report is served again for 250 ms, and callers at one moment share one run', async () => {
  let time = 0;
  const probe = vi.fn(() => Promise.resolve());
  const health = new Health({ now: () => time }).check('database', probe);
  await Promise.all([health.ready(), health.ready(), health.ready()]);
  time = 249;
  await health.ready();
  expect(probe).toHaveBeenCalledTimes(1);
  time = 250;
  await health.ready();
  expect(probe).toHaveBeenCalledTimes(2);
});

test('not ready once it is stopping, whatever the checks say', async () => {
  const health = new Health().check('database', () => Promise.resolve());
  await health.ready();
  health.stop();
  expect(await health.ready()).toEqual({ status: 'stopping', checks: {} });
  expect(health.live()).toEqual({ status: 'ok' });
});
