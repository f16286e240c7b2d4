import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '@scaleout/local';
import { findMounts } from '../cgroup/find-hierarchy.ts';
import { clearLab, type Lab } from '../lab.ts';
import { describeLab } from '../testing/describe-lab.ts';
import { openTestLab } from '../testing/open-test-lab.ts';
import { ask, listenOn, node, startOn } from '../testing/talk.ts';
import { leftovers } from '../leftovers.ts';
import type { LabComputer } from './lab-computer.ts';

/** Where version 1 is mounted. */
const cpuMount = existsSync('/proc/self/mounts') ? findMounts().version1?.cpu : undefined;

describeLab('a computer of the lab', () => {
  let lab: Lab;
  let prefix: string;
  let computer: LabComputer;

  beforeAll(async () => {
    ({ lab, prefix } = await openTestLab('api1', 'api2'));
    computer = lab.computer('api1');
  });
  afterAll(async () => {
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it.each(['api1', 'client'])('runs a program on %s as the very process that was spawned', async (id) => {
    const on = lab.computer(id);
    const asks = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')`;
    const child = await startOn(on, ['-e', asks]);
    expect(readlinkSync(`/proc/${child.pid}/exe`)).toBe(process.execPath);
    expect(on.group.processes()).toContain(child.pid);
    expect(readlinkSync(`/proc/${child.pid}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('runs it as another user, with no groups of root left', async () => {
    const asUser = { name: 'nobody', uid: 65_534, gid: 65_534 };
    const { command, args } = computer.enter(
      process.execPath,
      ['-e', 'console.log(process.getuid(), process.getgid(), process.getgroups().join())'],
      asUser,
    );
    const { output } = await run(command, args);
    expect(output.trim()).toBe('65534 65534 65534');
  });

  it('hands on arguments as they are', async () => {
    const strange = `a 'b' "c" $HOME; \\ \n *`;
    const { command, args } = computer.enter(process.execPath, ['-p', 'process.argv[1]', strange]);
    expect((await run(command, args)).stdout).toBe(`${strange}\n`);
  });

  it('does not run a program whose group is gone, beside its cap', async () => {
    const { command, args } = computer.enter('/bin/echo', ['I ran']);
    const elsewhere = args.map((arg) => arg.replaceAll(`${prefix}/api1/`, `${prefix}/gone/`));
    const { ok, stdout } = await run(command, elsewhere);
    expect([ok, stdout]).toEqual([false, '']);
  });

  it('lets a visitor see its network without being counted', async () => {
    const { command, args } = computer.visit('/bin/sleep', ['60']);
    const visitor = spawn(command, args);
    await once(visitor, 'spawn');
    expect(computer.group.processes()).not.toContain(visitor.pid);
    visitor.kill('SIGKILL');
    const look = computer.visit(process.execPath, [
      '-p',
      `require('node:os').networkInterfaces().eth0[0].address`,
    ]);
    expect((await run(look.command, look.args)).output.trim()).toBe('10.83.1.10');
  });

  it('works as much as its cap allows, and as it likes without', async () => {
    const share = `const before = process.cpuUsage(); const start = performance.now();
      while (performance.now() - start < 600);
      const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000 / (performance.now() - start))`;
    computer.group.setCap(0.2);
    expect(computer.group.usage().cap).toBe(0.2);
    expect(Number(await node(computer, share))).toBeLessThan(0.3);
    const capped = computer.group.usage();
    expect(capped.throttledPeriods).toBeGreaterThan(0);
    expect(capped.throttledSeconds).toBeGreaterThan(0);
    computer.group.setCap(undefined);
    await node(computer, share);
    const free = computer.group.usage();
    expect(free.cap).toBeUndefined();
    // A period that was under way is still counted, so the time tells: half a second of standing still, or none.
    expect(free.throttledSeconds - capped.throttledSeconds).toBeLessThan(capped.throttledSeconds / 4);
    expect(free.cpuSeconds).toBeGreaterThan(capped.cpuSeconds);
  });

  it.skipIf(!cpuMount)('is one of a lab that weighs as much as its computers, not as one process', () => {
    expect(readFileSync(join(cpuMount!, prefix, 'cpu.shares'), 'utf8')).toBe(`${4 * 1_024}\n`);
  });

  it('refuses a cap that the kernel does not have', () => {
    expect(() => computer.group.setCap(0.01)).toThrow('too small to be emulated');
    expect(() => computer.group.setCap(Number.NaN)).toThrow('too small to be emulated');
  });

  it('counts the memory of its processes, and that which they share once', async () => {
    const waiting = `globalThis.kept = Buffer.alloc(64 << 20, 1); console.log('up'); setInterval(() => {}, 1000)`;
    await startOn(computer, ['-e', waiting]);
    const one = computer.group.usage();
    expect(one).toMatchObject({ processes: 1 });
    expect(one.memoryBytes).toBeGreaterThan(64 << 20);
    const [pid] = computer.group.processes();
    const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
    expect(one.memoryBytes / resident).toBeCloseTo(1, 1);
    await computer.group.kill();
    expect(computer.group.usage()).toMatchObject({ processes: 0, memoryBytes: 0 });
  });

  it('hangs when it is halted, and goes on where it was', async () => {
    await listenOn(computer, 4000, 'still here');
    await computer.group.stop();
    expect(await ask(lab.computer('api2'), computer.address, 4000, 300)).toBe('silence');
    await computer.group.cont();
    expect(await ask(lab.computer('api2'), computer.address, 4000)).toBe('still here');
  });

  it('loses everything that ran on it when it is killed, halted or not, and nobody else does', async () => {
    const neighbour = await listenOn(lab.computer('api2'), 4000, 'neighbour');
    await listenOn(computer, 4001, 'here');
    await computer.group.stop();
    await computer.group.kill();
    expect(await ask(lab.computer('api2'), computer.address, 4001)).toBe('ECONNREFUSED');
    await listenOn(computer, 4001, 'on again');
    expect(await ask(lab.computer('api2'), computer.address, 4001)).toBe('on again');
    await computer.group.kill();
    expect(neighbour.exitCode).toBeNull();
    expect(await ask(computer, '10.83.1.11', 4000)).toBe('neighbour');
  });

  it('is named in the message about one that is not there', () => {
    expect(() => lab.computer('db9')).toThrow('The lab has no computer db9.');
  });
});
