import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ComputerGroup } from './cgroup/computer-group.ts';
import type { GroupFiles, Hierarchy } from './cgroup/group-files.ts';
import { groupsBelow } from './cgroup/processes.ts';
import { removeNetwork } from './network/remove-network.ts';

/** What was there and is gone. */
export interface Swept {
  readonly processes: number;
  readonly namespaces: readonly string[];
}

/**
 * Ends and removes all that bears the prefix, by looking at the machine and not at any record: it is the same for a lab
 * that ran, one whose owner was killed while making it, and none.
 */
export async function sweep(hierarchy: Hierarchy, prefix: string): Promise<Swept> {
  const all = hierarchy.group(prefix);
  const ids = new Set(all.folders.flatMap(groupsBelow));
  const groups = [...ids].map((id) => hierarchy.group(`${prefix}/${id}`));
  const ended = await Promise.all(groups.map(end));
  await new ComputerGroup(all).remove();
  return { processes: ended.reduce((sum, count) => sum + count, 0), namespaces: await removeNetwork(prefix) };
}

async function end(files: GroupFiles): Promise<number> {
  const group = new ComputerGroup(files);
  if (group.processes().includes(process.pid)) leave(files);
  const processes = group.processes().length;
  await group.kill();
  await group.remove();
  return processes;
}

/** Whoever clears the lab from one of its computers must outlive it. */
function leave({ folders }: GroupFiles): void {
  for (const folder of folders)
    writeFileSync(join(dirname(dirname(folder)), 'cgroup.procs'), String(process.pid));
}
