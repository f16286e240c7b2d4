import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that runs in a group; nothing when the group is not there. */
export function processesIn(folder: string): number[] {
  return readOr(join(folder, 'cgroup.procs'), '').split('\n').filter(Boolean).map(Number);
}

/** Groups right below one; none when it is not there. */
export function groupsBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return []; // no lab has been on this machine since it was started
  }
}

/**
 * Memory of processes, where no group counts it: what each has for itself, and once what they share, taken as the most
 * that one of them does. Shared memory of a database is in the count of every one of its processes.
 */
export function residentBytes(pids: readonly number[]): number {
  const counts = pids.map((pid) => {
    const status = readOr(`/proc/${pid}/status`, '');
    const kilobytes = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { own: kilobytes('RssAnon'), shared: kilobytes('RssFile') + kilobytes('RssShmem') };
  });
  const own = counts.reduce((sum, count) => sum + count.own, 0);
  return (own + Math.max(0, ...counts.map((count) => count.shared))) * 1_024;
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise; // it ended between the look at the list and the look at it
  }
}
