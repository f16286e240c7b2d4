import { expect, test } from 'vitest';
import { checkRelay, checkRunner } from './readiness.ts';

const NOW = 1_000_000;
const ago = (seconds: number) => NOW - seconds * 1_000;
const backlog = (oldestSeconds: number) => ({ backlog: () => Promise.resolve({ rows: 1, oldestSeconds }) });
const waiting = (since?: number) => ({ oldestWaitingSince: () => Promise.resolve(since) });

test('the relay is well while it looks and moves', async () => {
  await checkRelay({ lastPassAt: ago(1), lastMoveAt: ago(100) }, backlog(0), NOW);
  await checkRelay({ lastPassAt: ago(1), lastMoveAt: ago(1) }, backlog(600), NOW);
});

test('a relay that no longer looks is not ready', async () => {
  const check = checkRelay({ lastPassAt: ago(16), lastMoveAt: ago(16) }, backlog(0), NOW);
  await expect(check).rejects.toThrow('the outbox was last looked into 16 s ago');
});

test('a relay that looks but moves nothing while rows grow old is not ready', async () => {
  const check = checkRelay({ lastPassAt: ago(1), lastMoveAt: ago(31) }, backlog(45), NOW);
  await expect(check).rejects.toThrow('a row waits in the outbox for 45 s and none is moved');
});

test('the runner is well with nothing to do, with fresh work, and while it works', async () => {
  await checkRunner({ lastActivityAt: 0, running: 0 }, waiting(), NOW);
  await checkRunner({ lastActivityAt: 0, running: 0 }, waiting(ago(29)), NOW);
  await checkRunner({ lastActivityAt: 0, running: 1 }, waiting(ago(600)), NOW);
  await checkRunner({ lastActivityAt: ago(5), running: 0 }, waiting(ago(600)), NOW);
});

test('a runner that takes nothing while a job waits is not ready, whatever the library says', async () => {
  const check = checkRunner({ lastActivityAt: ago(31), running: 0 }, waiting(ago(31)), NOW);
  await expect(check).rejects.toThrow('a job waits for 31 s and none is taken');
});
