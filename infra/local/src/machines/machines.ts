import type { Computer } from '@scaleout/topology';

/** What a computer has used since it was started, and how much it may. */
export interface ComputerUsage {
  readonly cpuSeconds: number;
  /** In processors; null where it has no cap. */
  readonly cap: number | null;
  /** For how long it wanted more than it may; null where it has no cap. */
  readonly throttledSeconds: number | null;
  readonly memoryBytes: number;
}

/** The computers of a running stage as things that are switched off, hang, and are looked at from outside. */
export interface Machines {
  /** Ends all that runs on it at once, as when the power goes. */
  kill(computer: Computer): Promise<void>;
  /** Halts all that runs on it, as a computer that hangs. */
  stop(computer: Computer): Promise<void>;
  /** Lets it go on. */
  cont(computer: Computer): Promise<void>;
  usage(computer: Computer): Promise<ComputerUsage>;
  /** Takes it off the network, and brings it back; not to be had where all share one. */
  readonly cable?: {
    pull(computer: Computer): Promise<void>;
    plug(computer: Computer): Promise<void>;
  };
  /** Lets it take what it likes while something is started on it, which under a small cap takes minutes; without caps, as it is. */
  readonly unhindered?: (computer: Computer, work: () => Promise<void>) => Promise<void>;
  /** Gives it another size; not to be had where there are no caps. @param cpus in the units of stages */
  readonly resize?: (computer: Computer, cpus: number) => Promise<void>;
}
