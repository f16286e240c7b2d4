import { existsSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '@scaleout/local';
import { periodMicros, type CpuUsage, type GroupFiles } from './group-files.ts';
import { processesIn, residentBytes } from './processes.ts';

/** What a computer has used, and how much it may. */
export interface Usage extends CpuUsage {
  /** In processors; undefined while there is no cap. */
  readonly cap: number | undefined;
  readonly memoryBytes: number;
  readonly processes: number;
}

/** The kernel takes no quota below a thousandth of a second in a period. */
export const smallestCap = 1_000 / periodMicros;

const patienceMs = 5_000;
const pollMs = 5;

/** All processes of one computer, as one thing: capped, counted, halted, ended. */
export class ComputerGroup {
  constructor(private readonly files: GroupFiles) {}

  /** Makes the group; does nothing when it is there. */
  make(): void {
    this.files.make();
  }

  /** Where a process writes its number to join. */
  get joins(): string[] {
    return this.files.folders.map((folder) => join(folder, 'cgroup.procs'));
  }

  processes(): number[] {
    return processesIn(this.files.folders[0] ?? '');
  }

  /** Lets its processes together take so much of a processor (2 is two of them); undefined lifts the cap. */
  setCap(cores: number | undefined): void {
    if (cores !== undefined && !(cores >= smallestCap)) {
      throw new LaunchError(`A computer of ${cores} cores is too small to be emulated.`, {
        mend: `The smallest is ${smallestCap}.`,
      });
    }
    this.files.writeCap(cores);
  }

  usage(): Usage {
    const pids = this.processes();
    return {
      ...this.files.readCpu(),
      cap: this.files.readCap(),
      memoryBytes: this.files.readMemory() ?? residentBytes(pids),
      processes: pids.length,
    };
  }

  /** Halts every process, as a computer that hangs; settles when all stand still. */
  async stop(): Promise<void> {
    const { freezer } = this.files;
    if (!freezer) return this.signalAll('SIGSTOP');
    freezer.set(true);
    // One that waits for its disk comes to rest when the disk has answered.
    await within(patienceMs, () => freezer.isFrozen());
  }

  /** Lets them go on. */
  async cont(): Promise<void> {
    const { freezer } = this.files;
    if (!freezer) return this.signalAll('SIGCONT');
    freezer.set(false);
  }

  /** Ends every process at once, halted or not, as when the power goes; settles when none is left. */
  async kill(): Promise<void> {
    if (!this.exists()) return;
    const { freezer, killFile } = this.files;
    if (killFile !== undefined && existsSync(killFile)) {
      writeFileSync(killFile, '1');
    } else {
      // Halted first, none can have a child that is missed; they die when they go on.
      if (freezer) await this.stop();
      await this.signalAll('SIGKILL');
    }
    freezer?.set(false);
    if (await within(patienceMs, () => this.processes().length === 0)) return;
    throw new LaunchError(`Processes ${this.processes().join(', ')} of the lab cannot be ended.`);
  }

  /** Removes the group of a computer that is switched off; does nothing when there is none. */
  async remove(): Promise<void> {
    let busy: unknown;
    const isGone = () => {
      try {
        for (const folder of this.files.folders) if (existsSync(folder)) rmdirSync(folder);
        return true;
      } catch (error) {
        busy = error; // a process that has just ended may still be counted
        return false;
      }
    };
    if (await within(patienceMs, isGone)) return;
    throw new LaunchError('A control group of the lab could not be removed.', { cause: busy });
  }

  private exists(): boolean {
    return this.files.folders.every((folder) => existsSync(folder));
  }

  /** Until no process is there that had no signal: one may have had a child in between. */
  private async signalAll(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): Promise<void> {
    const told = new Set<number>();
    await within(patienceMs, () => {
      const missed = this.processes().filter((pid) => !told.has(pid));
      for (const pid of missed) {
        told.add(pid);
        tell(pid, signal);
      }
      return missed.length === 0;
    });
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself meanwhile
  }
}

async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}
