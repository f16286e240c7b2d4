import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { periodMicros, type CpuUsage, type GroupFiles, type Hierarchy } from './group-files.ts';
import { readFields } from './read-fields.ts';

/** Where the controllers of version 1 are mounted; `cpu` and `cpuacct` often share a folder. */
export interface Version1Mounts {
  readonly cpu: string;
  readonly cpuacct: string;
  readonly freezer?: string;
}

/** What a process in no group weighs. */
const sharesOfOne = 1_024;
const mostShares = 262_144;

/**
 * Control groups, version 1: a tree for each controller. The memory controller is left alone: whoever limits what this
 * machine may use has put us into a group of it, and our processes must stay in there.
 */
export function version1(mounts: Version1Mounts): Hierarchy {
  return { version: 1, group: (path) => groupOf(mounts, path) };
}

function groupOf({ cpu, cpuacct, freezer }: Version1Mounts, path: string): GroupFiles {
  const file = (mount: string, name: string) => join(mount, path, name);
  const folders = [...new Set([cpu, cpuacct, ...(freezer === undefined ? [] : [freezer])])].map((mount) =>
    join(mount, path),
  );
  return {
    folders,
    make() {
      for (const folder of folders) mkdirSync(folder, { recursive: true });
      writeFileSync(file(cpu, 'cpu.cfs_period_us'), String(periodMicros));
    },
    writeWeight(processes) {
      writeFileSync(file(cpu, 'cpu.shares'), String(Math.min(processes * sharesOfOne, mostShares)));
    },
    writeCap(cores) {
      const quota = cores === undefined ? -1 : Math.round(cores * periodMicros);
      writeFileSync(file(cpu, 'cpu.cfs_quota_us'), String(quota));
    },
    readCap() {
      const quota = Number(readFileSync(file(cpu, 'cpu.cfs_quota_us'), 'utf8'));
      return quota < 0 ? undefined : quota / periodMicros;
    },
    readCpu: () => readCpu(file(cpuacct, 'cpuacct.usage'), file(cpu, 'cpu.stat')),
    readMemory: () => undefined,
    killFile: undefined,
    ...(freezer !== undefined && {
      freezer: {
        set: (frozen) => writeFileSync(file(freezer, 'freezer.state'), frozen ? 'FROZEN' : 'THAWED'),
        // It says FREEZING as long as one of them has not come to rest.
        isFrozen: () => readFileSync(file(freezer, 'freezer.state'), 'utf8').trim() === 'FROZEN',
      },
    }),
  };
}

function readCpu(usageFile: string, statFile: string): CpuUsage {
  const field = readFields(statFile);
  return {
    cpuSeconds: Number(readFileSync(usageFile, 'utf8')) / 1e9,
    periods: field('nr_periods'),
    throttledPeriods: field('nr_throttled'),
    throttledSeconds: field('throttled_time') / 1e9,
  };
}
