import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '@scaleout/local/testing';
import { labProblem } from '../lab-problem.ts';
import { testPrefix } from '../testing/test-prefix.ts';
import { wrap } from '../computer/enter.ts';
import { ComputerGroup } from './computer-group.ts';
import { findMounts } from './find-hierarchy.ts';
import type { Hierarchy } from './group-files.ts';
import { version1 } from './version-1.ts';
import { version2 } from './version-2.ts';

const problem = await labProblem();
const mounts = problem ? undefined : findMounts();

const kinds: { title: string; hierarchy: Hierarchy | undefined }[] = [
  { title: 'version 1', hierarchy: mounts?.version1 && version1(mounts.version1) },
  {
    title: 'version 1 without a freezer',
    hierarchy: mounts?.version1 && version1({ cpu: mounts.version1.cpu, cpuacct: mounts.version1.cpuacct }),
  },
  { title: 'version 2', hierarchy: mounts?.version2 === undefined ? undefined : version2(mounts.version2) },
];

/** Twenty children, each in a session of its own, none of which ends by itself; then it hands back what it is given. */
const program = `for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do setsid sleep 60 & done; echo up; cat; wait`;
const programs = 22;

describe.each(kinds)('$title', ({ hierarchy }) => {
  const title = hierarchy ? '' : ' (skipped: it is not mounted here for root)';

  async function groupWithProcesses() {
    const files = hierarchy!.group(testPrefix());
    const group = new ComputerGroup(files);
    onTestFinished(async () => {
      await group.kill();
      await group.remove();
      expect(files.folders.filter((folder) => existsSync(folder))).toEqual([]);
    });
    group.make();
    const { command, args } = wrap({ joins: group.joins, network: [] }, '/bin/sh', ['-c', program]);
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await until(() => group.processes().length === programs);
    return { group, child };
  }

  it.skipIf(!hierarchy)(`lists the processes of a group and all below them${title}`, async () => {
    const { group, child } = await groupWithProcesses();
    expect(group.processes()).toContain(child.pid);
    expect(group.processes()).toHaveLength(programs);
  });

  it.skipIf(!hierarchy)(`ends all of them, also those in sessions of their own${title}`, async () => {
    const { group } = await groupWithProcesses();
    await group.kill();
    expect(group.processes()).toEqual([]);
  });

  it.skipIf(!hierarchy)(`halts all of them, lets them go on, and ends halted ones${title}`, async () => {
    const { group, child } = await groupWithProcesses();
    const answer = once(child.stdout, 'data').then(String);
    await group.stop();
    child.stdin.write('hello');
    expect(await Promise.race([answer, sleep(200, 'silence')])).toBe('silence');
    await group.cont();
    expect(await answer).toBe('hello');
    await group.stop();
    await group.kill();
    expect(group.processes()).toEqual([]);
  });

  it.skipIf(!hierarchy)(`has nothing to do for a group that is not there${title}`, async () => {
    const group = new ComputerGroup(hierarchy!.group(testPrefix()));
    expect(group.processes()).toEqual([]);
    await group.kill();
    await group.remove();
  });
});
