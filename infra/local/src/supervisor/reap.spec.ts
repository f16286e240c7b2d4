import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { identify, isAlive } from '../process-identity.ts';
import type { TierRecord } from '../state/stage-state.ts';
import { reap } from './reap.ts';

const place = {
  tier: 'api',
  computer: 'c1',
  host: '127.0.0.1',
  port: 1,
  stopSignal: 'SIGTERM',
  forceSignal: 'SIGKILL',
} as const;

async function stubborn(): Promise<TierRecord> {
  const script = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.stdout.write('deaf')`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return { ...place, ...identify(child.pid!)! };
}

it('forces a process that does not listen', async () => {
  const record = await stubborn();
  expect(await reap([record], 50)).toEqual([record]);
  expect(isAlive(record)).toBe(false);
});

it('leaves a stranger alone that has the number of a process long gone', async () => {
  const stranger = await stubborn();
  expect(await reap([{ ...stranger, started: 'long ago' }], 50)).toEqual([]);
  expect(isAlive(stranger)).toBe(true);
  process.kill(stranger.pid, 'SIGKILL');
});
