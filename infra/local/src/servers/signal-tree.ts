import { processTrees } from './process-table.ts';

/**
 * Signals a process and all below it. With SIGKILL that is as the loss of their computer: nobody gets to say goodbye; with
 * SIGSTOP as a computer that hangs.
 */
export async function signalTree(root: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const below = (await processTrees([root])).map(({ pid }) => pid).filter((pid) => pid !== root);
  for (const pid of [root, ...below]) tell(pid, signal); // the root comes first, and starts no more
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself meanwhile
  }
}
