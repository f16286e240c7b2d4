import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** What the load generators and the machine as a whole have used so far, in seconds of a core. */
export interface Counters {
  readonly atMs: number;
  /** The processes of k6, and this one, which reads what they measure. Null where that is not seen. */
  readonly generatorSeconds: number | null;
  readonly machine: { readonly busySeconds: number; readonly seconds: number } | null;
}

/** Where Linux counts in hundredths of a second. */
const TICKS = 100;

/** Watches processes of k6 and this machine. */
export class GeneratorCounters {
  /** By process; of one that has ended, what was last seen. */
  readonly #seconds = new Map<number, number>();

  /** From now on this process counts. */
  readonly add = (pid: number): void => {
    this.#seconds.set(pid, 0);
  };

  read(): Counters {
    const { user, system } = process.cpuUsage();
    let generatorSeconds = (user + system) / 1e6;
    for (const pid of this.#seconds.keys()) {
      const used = secondsOf(pid);
      if (used !== undefined) this.#seconds.set(pid, used);
      generatorSeconds += this.#seconds.get(pid) ?? 0;
    }
    const isLinux = process.platform === 'linux';
    return {
      atMs: performance.now(),
      generatorSeconds: isLinux ? generatorSeconds : null,
      machine: isLinux ? parseStat(readFileSync('/proc/stat', 'utf8')) : ofSystem(),
    };
  }
}

/** Reads the first line of `/proc/stat`: what a virtual machine was not given (`steal`) it could not use, so it is not idle. */
export function parseStat(stat: string): Counters['machine'] {
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = stat
    .slice(0, stat.indexOf('\n'))
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { busySeconds: busy / TICKS, seconds: (busy + idle + iowait) / TICKS };
}

function ofSystem(): Counters['machine'] {
  const sum = (of: (times: ReturnType<typeof cpus>[number]['times']) => number) =>
    cpus().reduce((total, { times }) => total + of(times), 0) / 1_000;
  const busySeconds = sum(({ user, nice, sys, irq }) => user + nice + sys + irq);
  return { busySeconds, seconds: busySeconds + sum(({ idle }) => idle) };
}

/** User and system time of a process; its name, in brackets before, may hold anything. */
function secondsOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined; // it has ended
  }
}
