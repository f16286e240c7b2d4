import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { periodMicros, type GroupFiles, type Hierarchy } from './group-files.ts';
import { readFields } from './read-fields.ts';

/** What a process in no group weighs. */
const weightOfOne = 100;
const mostWeight = 10_000;

/** What the lab wants counted and capped; a system may have less. */
const wanted = ['cpu', 'memory'];

/** Control groups, version 2: one tree, in which only a leaf may have processes and a parent says what its children count. */
export function version2(mount: string): Hierarchy {
  return { version: 2, group: (path) => groupOf(mount, path) };
}

function groupOf(mount: string, path: string): GroupFiles {
  const folder = join(mount, path);
  const file = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(file(name), 'utf8').trim();
  return {
    folders: [folder],
    make() {
      mkdirSync(folder, { recursive: true });
      for (const parent of parentsOf(mount, path)) handDown(parent);
    },
    writeWeight(processes) {
      writeFileSync(file('cpu.weight'), String(Math.min(processes * weightOfOne, mostWeight)));
    },
    writeCap(cores) {
      const quota = cores === undefined ? 'max' : Math.round(cores * periodMicros);
      writeFileSync(file('cpu.max'), `${quota} ${periodMicros}`);
    },
    readCap() {
      const [quota = 'max', period] = read('cpu.max').split(' ');
      return quota === 'max' ? undefined : Number(quota) / Number(period);
    },
    readCpu() {
      const field = readFields(file('cpu.stat'));
      return {
        cpuSeconds: field('usage_usec') / 1e6,
        periods: field('nr_periods'),
        throttledPeriods: field('nr_throttled'),
        throttledSeconds: field('throttled_usec') / 1e6,
      };
    },
    readMemory: () => (existsSync(file('memory.current')) ? Number(read('memory.current')) : undefined),
    killFile: file('cgroup.kill'),
    freezer: {
      set: (frozen) => writeFileSync(file('cgroup.freeze'), frozen ? '1' : '0'),
      isFrozen: () => readFields(file('cgroup.events'))('frozen') === 1,
    },
  };
}

/** From the mount down to the group's own parent. */
function parentsOf(mount: string, path: string): string[] {
  const parent = dirname(path);
  return parent === '.' ? [mount] : [...parentsOf(mount, parent), join(mount, parent)];
}

/** Lets the children of a group have the controllers that it has itself. */
function handDown(group: string): void {
  const has = readFileSync(join(group, 'cgroup.controllers'), 'utf8').trim().split(/\s+/);
  const controllers = wanted.filter((controller) => has.includes(controller));
  if (controllers.length === 0) return;
  writeFileSync(join(group, 'cgroup.subtree_control'), controllers.map((name) => `+${name}`).join(' '));
}
