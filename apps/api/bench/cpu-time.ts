import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What `ps` and `/proc` count in; `getconf CLK_TCK` is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  /** User and system time of all threads, and of children that have ended. */
  readonly ms: number;
}

/** CPU time of a process and all below it so far, in milliseconds: also of those that have ended. */
export function cpuTimeOfTree(root: number): number {
  const processes = process.platform === 'linux' ? readProc() : readPs();
  const members = new Set([root]);
  for (let size = 0; size !== members.size;) {
    size = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  return processes.reduce((sum, { pid, ms }) => sum + (members.has(pid) ? ms : 0), 0);
}

function readProc(): ProcessTime[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      // The name in parentheses may hold anything; what follows it is plain.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields.length < 15) return [];
      const [parent, ...times] = [fields[1], ...fields.slice(11, 15)].map(Number);
      const ticks = times.reduce((sum, time) => sum + time, 0);
      return [{ pid: Number(name), parent: parent ?? 0, ms: ticks * TICK_MS }];
    });
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // ended since it was listed
  }
}

/** macOS: hours:minutes:seconds.hundredths; what has ended is not counted there. */
function readPs(): ProcessTime[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,time='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [pid, parent, time = ''] = line.trim().split(/\s+/);
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return { pid: Number(pid), parent: Number(parent), ms: seconds * 1_000 };
  });
}
