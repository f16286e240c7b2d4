import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHierarchy, findMounts } from './find-hierarchy.ts';

const table = (...lines: string[]) => ['tmpfs /sys/fs/cgroup tmpfs rw 0 0', ...lines, ''].join('\n');
const mount = (folder: string, options: string, type = 'cgroup') => `cgroup ${folder} ${type} ${options} 0 0`;

describe('findMounts', () => {
  it('finds controllers of version 1 one by one, and those that share a folder', () => {
    expect(
      findMounts(
        table(mount('/g/cpu', 'rw,cpu'), mount('/g/acct', 'rw,cpuacct'), mount('/g/fr', 'rw,freezer')),
      ),
    ).toEqual({ version1: { cpu: '/g/cpu', cpuacct: '/g/acct', freezer: '/g/fr' } });
    expect(findMounts(table(mount('/g/both', 'rw,cpu,cpuacct')))).toEqual({
      version1: { cpu: '/g/both', cpuacct: '/g/both' },
    });
  });

  it('does not take cpuset for cpu', () => {
    expect(findMounts(table(mount('/g/set', 'rw,cpuset'), mount('/g/acct', 'rw,cpuacct')))).toEqual({});
  });

  it('finds version 2, alone or beside the other', () => {
    const two = mount('/g', 'rw,nsdelegate', 'cgroup2');
    expect(findMounts(table(two))).toEqual({ version2: '/g' });
    expect(findMounts(table(mount('/h', 'rw,cpu,cpuacct'), two))).toMatchObject({ version2: '/g' });
  });
});

describe('findHierarchy', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scaleout-cgroup-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes version 2 where that has the cpu controller', () => {
    writeFileSync(join(folder, 'cgroup.controllers'), 'cpuset cpu memory\n');
    expect(findHierarchy({ version2: folder })?.version).toBe(2);
  });

  it('takes version 1 where that has it, though version 2 is mounted for other things', () => {
    writeFileSync(join(folder, 'cgroup.controllers'), '\n');
    const version1 = { cpu: '/g/cpu', cpuacct: '/g/cpu' };
    expect(findHierarchy({ version2: folder, version1 })?.version).toBe(1);
  });

  it('finds nothing where neither caps processors', () => {
    writeFileSync(join(folder, 'cgroup.controllers'), 'cpuset memory\n');
    expect(findHierarchy({ version2: folder })).toBeUndefined();
    expect(findHierarchy({ version2: join(folder, 'nowhere') })).toBeUndefined();
    expect(findHierarchy({})).toBeUndefined();
  });
});
