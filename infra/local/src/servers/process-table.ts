import { run } from '../tools/run.ts';

/** A process of this machine. */
export interface ProcessRow {
  pid: number;
  parent: number;
  /** With its arguments, or the title it gave itself. */
  command: string;
}

/** Every process of this machine. */
export async function processTable(): Promise<ProcessRow[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,command=']);
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((fields) => fields !== null)
    .map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }));
}
