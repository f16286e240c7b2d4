import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';

const guardScript = fileURLToPath(new URL('./guard.mjs', import.meta.url));

function startGuard() {
  const guard = spawn(process.execPath, [guardScript], { stdio: ['pipe', 'ignore', 'inherit'] });
  return { guard, tell: (charge: object) => guard.stdin.write(`${JSON.stringify(charge)}\n`) };
}

function startSleeper(script: string) {
  const sleeper = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { sleeper, exited: once(sleeper, 'exit') as Promise<[number | null, NodeJS.Signals | null]> };
}

const sleep = 'console.log("up"); setInterval(() => {}, 1000);';

describe('the guard of a test run', () => {
  it('stops the processes and removes the folders that are left when its standard input closes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scaleout-guard-'));
    const { guard, tell } = startGuard();
    const { sleeper, exited } = startSleeper(sleep);
    tell({ pid: sleeper.pid, signal: 'SIGTERM' });
    tell({ folder });
    guard.stdin.end();
    expect(await exited).toEqual([null, 'SIGTERM']);
    await once(guard, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  it('kills what does not listen', async () => {
    const { guard, tell } = startGuard();
    const { sleeper, exited } = startSleeper(`process.on('SIGTERM', () => {}); ${sleep}`);
    await once(sleeper.stdout, 'data');
    tell({ pid: sleeper.pid, signal: 'SIGTERM' });
    guard.stdin.end();
    expect(await exited).toEqual([null, 'SIGKILL']);
  }, 20_000);

  it('leaves alone what it was told is gone', async () => {
    const { guard, tell } = startGuard();
    const { sleeper, exited } = startSleeper(sleep);
    tell({ pid: sleeper.pid, signal: 'SIGTERM' });
    tell({ pid: sleeper.pid, gone: true });
    guard.stdin.end();
    await once(guard, 'exit');
    await vi.waitFor(() => {
      expect(sleeper.exitCode).toBeNull();
    });
    sleeper.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
  });
});
