import type { ComputerUsage, Machines } from '@scaleout/local';
import type { Lab } from '../lab.ts';
import type { Caps } from './caps.ts';

/** Computers of the lab, from outside. @param unit what a computer of size 1 may take of a core */
export function labMachines(lab: Lab, caps: Caps, unit: number): Machines {
  return {
    kill: ({ id }) => lab.computer(id).group.kill(),
    stop: ({ id }) => lab.computer(id).group.stop(),
    cont: ({ id }) => lab.computer(id).group.cont(),
    cable: {
      pull: ({ id }) => lab.computer(id).partition(),
      plug: ({ id }) => lab.computer(id).heal(),
    },
    unhindered: ({ id }, work) => caps.unhindered(id, work),
    resize: ({ id }, cpus) => {
      caps.set(id, cpus * unit);
      return Promise.resolve();
    },
    usage: ({ id }): Promise<ComputerUsage> => {
      const { cpuSeconds, cap = null, throttledSeconds, memoryBytes } = lab.computer(id).group.usage();
      return Promise.resolve({ cpuSeconds, cap, throttledSeconds, memoryBytes });
    },
  };
}
