import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ComputerGroup } from './computer-group.ts';
import { version2 } from './version-2.ts';

// A folder that looks like a mount of version 2: what is written can be read, which is all that the kernel is asked for here.
let mount: string;
let group: ComputerGroup;
const file = (...path: string[]) => join(mount, ...path);
const read = (...path: string[]) => readFileSync(file(...path), 'utf8');

beforeEach(() => {
  mount = mkdtempSync(join(tmpdir(), 'scaleout-cgroup-'));
  mkdirSync(file('scaleout/db1'), { recursive: true });
  writeFileSync(file('cgroup.controllers'), 'cpuset cpu io memory pids\n');
  writeFileSync(file('scaleout/cgroup.controllers'), 'cpu memory\n');
  group = new ComputerGroup(version2(mount).group('scaleout/db1'));
});
afterEach(() => rmSync(mount, { recursive: true }));

describe('control groups of version 2', () => {
  it('hand the controllers down to the leaf, and no further', () => {
    group.make();
    expect(read('cgroup.subtree_control')).toBe('+cpu +memory');
    expect(read('scaleout/cgroup.subtree_control')).toBe('+cpu +memory');
    expect(() => read('scaleout/db1/cgroup.subtree_control')).toThrow('ENOENT');
  });

  it('weigh as many processes as they are told, as far as the kernel goes', () => {
    const files = version2(mount).group('scaleout');
    files.writeWeight(16);
    expect(read('scaleout/cpu.weight')).toBe('1600');
    files.writeWeight(300);
    expect(read('scaleout/cpu.weight')).toBe('10000');
  });

  it('hand down what the system has, where that is less', () => {
    writeFileSync(file('cgroup.controllers'), 'cpu\n');
    writeFileSync(file('scaleout/cgroup.controllers'), '\n');
    group.make();
    expect(read('cgroup.subtree_control')).toBe('+cpu');
    expect(() => read('scaleout/cgroup.subtree_control')).toThrow('ENOENT');
  });

  it('let processes join the leaf', () => {
    expect(group.joins).toEqual([file('scaleout/db1/cgroup.procs')]);
  });

  it('cap in microseconds of a period of 20 ms', () => {
    group.setCap(0.15);
    expect(read('scaleout/db1/cpu.max')).toBe('3000 20000');
    group.setCap(undefined);
    expect(read('scaleout/db1/cpu.max')).toBe('max 20000');
  });

  it('say what was used', () => {
    writeFileSync(file('scaleout/db1/cpu.max'), '3000 20000\n');
    writeFileSync(
      file('scaleout/db1/cpu.stat'),
      'usage_usec 1500000\nuser_usec 1\nsystem_usec 2\nnr_periods 40\nnr_throttled 10\nthrottled_usec 250000\n',
    );
    writeFileSync(file('scaleout/db1/memory.current'), '1048576\n');
    writeFileSync(file('scaleout/db1/cgroup.procs'), '12\n13\n');
    expect(group.usage()).toEqual({
      cpuSeconds: 1.5,
      periods: 40,
      throttledPeriods: 10,
      throttledSeconds: 0.25,
      cap: 0.15,
      memoryBytes: 1_048_576,
      processes: 2,
    });
  });

  it('say no cap where there is none', () => {
    writeFileSync(file('scaleout/db1/cpu.max'), 'max 100000\n');
    writeFileSync(file('scaleout/db1/cpu.stat'), 'usage_usec 0\n');
    writeFileSync(file('scaleout/db1/cgroup.procs'), '');
    expect(group.usage()).toMatchObject({ cap: undefined, throttledPeriods: 0, memoryBytes: 0 });
  });
});
