import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockHolder, releaseLock, takeLock, withLock } from './lock-file.ts';
import { ownIdentity } from './process-identity.ts';

let lock: string;

beforeEach(() => (lock = join(mkdtempSync(join(tmpdir(), 'scaleout-lock-')), 'a/b.lock')));
afterEach(() => rmSync(dirname(dirname(lock)), { recursive: true, force: true }));

it('is held by one and free after its release', () => {
  expect(takeLock(lock)).toEqual({ held: true });
  expect(lockHolder(lock)).toEqual(ownIdentity());
  expect(takeLock(lock)).toEqual({ held: false, by: ownIdentity() });
  releaseLock(lock);
  expect(lockHolder(lock)).toBeUndefined();
  expect(takeLock(lock)).toEqual({ held: true });
});

it('is taken over from a killed process, also when its number belongs to another one now', () => {
  takeLock(lock);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: 'long ago' }));
  expect(lockHolder(lock)).toBeUndefined();
  expect(takeLock(lock)).toEqual({ held: true });
  expect(readdirSync(dirname(lock))).toEqual(['b.lock']);
});

it('is taken over when its file is damaged', () => {
  takeLock(lock);
  writeFileSync(lock, '{"pid":');
  expect(takeLock(lock)).toEqual({ held: true });
});

it('is not released by one who does not hold it', () => {
  takeLock(lock);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: 'long ago' }));
  releaseLock(lock);
  expect(existsSync(lock)).toBe(true);
});

it('lets work run one after the other, also after work that failed', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} ends`);
  };
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await Promise.all([withLock(lock, work('one')), withLock(lock, work('two'))]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});
