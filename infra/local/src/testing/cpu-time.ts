import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  /** Time on a CPU of all its threads. */
  readonly ms: () => number;
}

/** CPU time so far of a process and all that run below it, in milliseconds; what has ended is not counted. */
export function cpuTimeOfTree(root: number): number {
  const processes = process.platform === 'linux' ? readProc() : readPs();
  const members = new Set([root]);
  for (let size = 0; size !== members.size;) {
    size = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  return processes.reduce((sum, { pid, ms }) => sum + (members.has(pid) ? ms() : 0), 0);
}

function readProc(): ProcessTime[] {
  return numbersIn('/proc').map((pid) => {
    // "pid (name) state parent …"; the name may hold anything.
    const stat = read(`/proc/${pid}/stat`);
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return { pid, parent: Number(parent ?? 0), ms: () => scheduledMs(pid) };
  });
}

/** By the scheduler's count, in nanoseconds: `stat` has ticks of 10 ms, as much as a hundred small queries. */
function scheduledMs(pid: number): number {
  const threads = numbersIn(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder)
      .map(Number)
      .filter((number) => number > 0);
  } catch {
    return []; // ended since it was listed
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // ended since it was listed
  }
}

/** macOS: hours:minutes:seconds.hundredths. */
function readPs(): ProcessTime[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,time='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid, parent, time = ''] = line.trim().split(/\s+/);
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return { pid: Number(pid), parent: Number(parent), ms: () => seconds * 1_000 };
  });
}
