import { run } from '../tools/run.ts';

/** Ends a process and all below it at once, as the loss of their computer would: nobody gets to say goodbye. */
export async function killTree(root: number): Promise<void> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const [pid, parent] of processes) if (tree.has(parent)) tree.add(pid);
  }
  for (const pid of tree) kill(pid); // the root comes first, and starts no more
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself meanwhile
  }
}
