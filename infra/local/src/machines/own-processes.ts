import type { Computer } from '@scaleout/topology';
import { signalTree } from '../servers/signal-tree.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import type { ComputerUsage, Machines } from './machines.ts';
import { processTrees } from '../servers/process-table.ts';

/** Computers that are nothing but processes of this machine: they share its network and its processors. */
export function ownProcesses(supervisor: Supervisor): Machines {
  const pidsOf = ({ id }: Computer) => supervisor.on(id).map(({ pid }) => pid);
  const signal = async (computer: Computer, name: Parameters<typeof signalTree>[1]) => {
    await Promise.all(pidsOf(computer).map((pid) => signalTree(pid, name)));
  };
  return {
    kill: (computer) => signal(computer, 'SIGKILL'),
    stop: (computer) => signal(computer, 'SIGSTOP'),
    cont: (computer) => signal(computer, 'SIGCONT'),
    usage: async (computer): Promise<ComputerUsage> => {
      const rows = await processTrees(pidsOf(computer));
      const sum = (of: 'cpuSeconds' | 'memoryBytes') => rows.reduce((total, row) => total + row[of], 0);
      return {
        cpuSeconds: sum('cpuSeconds'),
        memoryBytes: sum('memoryBytes'),
        cap: null,
        throttledSeconds: null,
      };
    },
  };
}
