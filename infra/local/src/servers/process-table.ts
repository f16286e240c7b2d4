import { readFileSync } from 'node:fs';
import { run } from '../tools/run.ts';

/** A process of this machine. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
  /** With its arguments, or the title it gave itself. */
  readonly command: string;
}

const KIB = 1024;
const DAY_SECONDS = 86_400;
/** Of a clock's parts, the last one first. */
const CLOCK_SECONDS = [1, 60, 3_600];
/** What Linux counts in, whatever its clock is. */
const TICKS_A_SECOND = 100;

/** Every process of this machine. */
export async function processTable(): Promise<ProcessRow[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,rss=,time=,command=']);
  return parseTable(stdout);
}

/** These processes, and all below them, with their times as exactly as the system knows them. */
export async function processTrees(roots: readonly number[]): Promise<ProcessRow[]> {
  const table = await processTable();
  const tree = new Set(roots);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const { pid, parent } of table) if (tree.has(parent)) tree.add(pid);
  }
  return table
    .filter(({ pid }) => tree.has(pid))
    .map((row) => ({ ...row, cpuSeconds: exactly(row.pid) ?? row.cpuSeconds }));
}

/** @param text as `ps` prints it */
export function parseTable(text: string): ProcessRow[] {
  return text
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((fields) => fields !== null)
    .map(([, pid, parent, rss, time = '', command = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      memoryBytes: Number(rss) * KIB,
      cpuSeconds: secondsOf(time),
      command,
    }));
}

/** `2-03:04:05`, `03:04:05`, `4:05.06` */
function secondsOf(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  const parts = clock.split(':').reverse().map(Number);
  return (
    Number(days) * DAY_SECONDS + parts.reduce((sum, part, at) => sum + part * (CLOCK_SECONDS[at] ?? 0), 0)
  );
}

/** Linux's `ps` knows whole seconds only, its process table hundredths; undefined where there is none, or the process has ended. */
function exactly(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; counted from its end, user and system time are fields 11 and 12.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return undefined;
  }
}
