import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hierarchy } from './group-files.ts';
import { version1, type Version1Mounts } from './version-1.ts';
import { version2 } from './version-2.ts';

/** Where control groups are mounted; a system may have both versions, each with some of the controllers. */
export interface Mounts {
  /** Only with all controllers that the lab needs. */
  readonly version1?: Version1Mounts;
  readonly version2?: string;
}

/**
 * The control groups of this machine that can cap processors, whichever version has that controller; undefined where
 * neither does. The type of /sys/fs/cgroup alone would not say: systems in between mount both below it.
 */
export function findHierarchy(mounts: Mounts = findMounts()): Hierarchy | undefined {
  if (mounts.version1) return version1(mounts.version1);
  return mounts.version2 !== undefined && canCap(mounts.version2) ? version2(mounts.version2) : undefined;
}

/** Reads a table of mounts, this system's when none is given. */
export function findMounts(table = readFileSync('/proc/self/mounts', 'utf8')): Mounts {
  const mounts = table.split('\n').map(parseLine);
  const first = (controller: string) =>
    mounts.find(({ type, options }) => type === 'cgroup' && options.includes(controller))?.folder;
  const [cpu, cpuacct, freezer] = [first('cpu'), first('cpuacct'), first('freezer')];
  const unified = mounts.find(({ type }) => type === 'cgroup2')?.folder;
  return {
    ...(cpu !== undefined &&
      cpuacct !== undefined && { version1: { cpu, cpuacct, ...(freezer !== undefined && { freezer }) } }),
    ...(unified !== undefined && { version2: unified }),
  };
}

function parseLine(line: string): { folder: string; type: string; options: string[] } {
  const [, folder = '', type = '', options = ''] = line.split(' ');
  return { folder, type, options: options.split(',') };
}

function canCap(mount: string): boolean {
  try {
    return readFileSync(join(mount, 'cgroup.controllers'), 'utf8').trim().split(/\s+/).includes('cpu');
  } catch {
    return false; // not readable for us: not ours to use
  }
}
