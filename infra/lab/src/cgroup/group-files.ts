/** How long the kernel lets a group run before it counts anew; short, so that a capped computer stutters little. */
export const periodMicros = 20_000;

/** What a group has used of the processors since it was made. */
export interface CpuUsage {
  readonly cpuSeconds: number;
  /** Periods in which something wanted to run while there was a cap. */
  readonly periods: number;
  /** Those of them in which the cap was met. */
  readonly throttledPeriods: number;
  /** How long its processes stood still for the cap, added up over all processors. */
  readonly throttledSeconds: number;
}

/** A computer's group as the files of one version of control groups: all in which the two differ. */
export interface GroupFiles {
  /** Where it is, once for each controller that has a tree of its own. */
  readonly folders: readonly string[];
  make(): void;
  /**
   * Lets it weigh as many processes in no group when all want the processor; a group weighs as one unless it is told,
   * however many are in it.
   */
  writeWeight(processes: number): void;
  /** As many processors as its processes may take together, such as 0.2; undefined lifts the cap. */
  writeCap(cores: number | undefined): void;
  readCap(): number | undefined;
  readCpu(): CpuUsage;
  /** Undefined where the system does not count it. */
  readMemory(): number | undefined;
  /** Left out where the system has none. */
  readonly freezer?: Freezer;
  /** Ends all processes of the group when `1` is written; undefined where the system has none. */
  readonly killFile: string | undefined;
}

/** Stops all processes of a group at once, also those that are being born. */
export interface Freezer {
  set(frozen: boolean): void;
  isFrozen(): boolean;
}

/** One of the two versions, where it is mounted. */
export interface Hierarchy {
  readonly version: 1 | 2;
  /** The group of this path, such as `scaleout/db1`, whether it is there or not. */
  group(path: string): GroupFiles;
}
