import { processTable } from './process-table.ts';

/**
 * Signals a process and all below it. With SIGKILL that is as the loss of their computer: nobody gets to say goodbye; with
 * SIGSTOP as a computer that hangs.
 */
export async function signalTree(root: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const processes = await processTable();
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  for (const pid of tree) tell(pid, signal); // the root comes first, and starts no more
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself meanwhile
  }
}
