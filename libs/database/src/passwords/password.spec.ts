import { parseOptions } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

it('knows a password by its hash, and only that one', async () => {
  const stored = await hashPassword('correct horse');
  expect(await verifyPassword('correct horse', stored)).toBe(true);
  expect(await verifyPassword('correct horsf', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
});

it('uses argon2id with the parameters of the OWASP cheat sheet, and a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('same'), hashPassword('same')]);
  expect(one).toMatch(/^\$argon2id\$/);
  expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(one).not.toBe(other);
});

it('tells characters beyond ASCII and long passwords apart', async () => {
  const long = 'é'.repeat(1_024);
  const stored = await hashPassword(long);
  expect(await verifyPassword(long, stored)).toBe(true);
  expect(await verifyPassword(`${long.slice(1)}e`, stored)).toBe(false);
});

it('says no for an unknown user, after as much work as for a known one', async () => {
  const stored = await hashPassword('correct horse');
  // CPU time, not the clock: how long a verification waits for a core is not its own doing.
  const work = async (hash: string | null) => {
    const before = process.cpuUsage();
    for (let turn = 0; turn < 9; turn += 1) expect(await verifyPassword('wrong horse', hash)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const ratio = (await work(null)) / (await work(stored));
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
});

it('leaves the event loop free', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await Promise.all([hashPassword('a'), hashPassword('b'), hashPassword('c')]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});
