import type { Tier } from '@scaleout/topology';
import { identify } from '../process-identity.ts';
import type { ManagedProcess, ProcessEnd } from '../servers/managed-process.ts';
import type { TierRecord } from '../state/stage-state.ts';
import { stopOrder } from './stop-order.ts';

/** A process that ended though nobody asked it to. */
export interface Death {
  process: ManagedProcess;
  end: ProcessEnd;
}

/** Where a process belongs. */
export interface Place {
  tier: Tier;
  computer: string;
  host: string;
  port: number;
}

/** Watches the processes of a stage, and stops them all in order. */
export class Supervisor {
  /** Settles with the first process that ends by itself. */
  readonly death: Promise<Death>;
  /** Rejects with what kept a process from being started again. */
  readonly failure: Promise<never>;
  readonly #members: { process: ManagedProcess; record: TierRecord }[] = [];
  readonly #onChange: (records: TierRecord[]) => void;
  #reportDeath: (death: Death) => void = () => undefined;
  #reportFailure: (error: unknown) => void = () => undefined;
  readonly #excused = new WeakSet<ManagedProcess>();
  /** Computers on which something is being started, each as often as that. */
  readonly #starting: string[] = [];
  readonly #late: Promise<void>[] = [];
  #stopping = false;

  /** @param onChange told at once of every process begun or ended, so that a killed supervisor leaves a true record. */
  constructor(onChange: (records: TierRecord[]) => void) {
    this.#onChange = onChange;
    this.death = new Promise((resolve) => (this.#reportDeath = resolve));
    this.failure = new Promise((_resolve, reject) => (this.#reportFailure = reject));
    this.failure.catch(() => undefined); // who runs the stage listens, sooner or later
  }

  /**
   * Takes a process into care; called as soon as it exists, long before it is ready.
   * @param again starts it anew when it ends by itself; without, its end is the stage's
   */
  watch(process: ManagedProcess, place: Place, again?: () => Promise<void>): void {
    const identity = identify(process.pid);
    if (identity) {
      const { stopSignal, forceSignal } = process;
      this.#members.push({ process, record: { ...place, ...identity, stopSignal, forceSignal } });
      this.#announce();
    }
    void process.exited.then((end) => {
      this.#announce();
      if (this.#stopping || this.#excused.has(process) || this.#starting.includes(place.computer)) return;
      if (!again) this.#reportDeath({ process, end });
      else again().catch((error: unknown) => this.#reportFailure(error));
    });
    if (this.#stopping) this.#late.push(process.force()); // it was on its way when the stop began
  }

  /** The living processes of a computer, or of one of its tiers. */
  on(computer: string, tier?: Tier): ManagedProcess[] {
    return this.#members
      .filter(({ record }) => record.computer === computer && (tier === undefined || record.tier === tier))
      .map(({ process }) => process)
      .filter((process) => !process.end());
  }

  /** Notes that a process listens elsewhere from now on. */
  relocate(tier: Tier, computer: string, { host, port }: Pick<Place, 'host' | 'port'>): void {
    for (const { record } of this.#members) {
      if (record.tier === tier && record.computer === computer) Object.assign(record, { host, port });
    }
    this.#announce();
  }

  /** Does nothing about the end of a process: somebody ends it on purpose. */
  excuse(process: ManagedProcess): void {
    this.#excused.add(process);
  }

  /** While something is started on a computer of a stage that serves, whoever starts it hears of a process that ends there. */
  async whileStarting<Result>(computer: string, work: () => Promise<Result>): Promise<Result> {
    this.#starting.push(computer);
    try {
      return await work();
    } finally {
      this.#starting.splice(this.#starting.indexOf(computer), 1);
    }
  }

  /** Stops every process, gracefully, group after group. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const tiers of stopOrder) {
      await Promise.all(this.#of(tiers).map((process) => process.stop()));
    }
    await Promise.all(this.#late);
  }

  /** Stops every process at once. */
  async force(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#members.map(({ process }) => process.force()));
  }

  #of(tiers: readonly Tier[]): ManagedProcess[] {
    return this.#members.filter(({ record }) => tiers.includes(record.tier)).map(({ process }) => process);
  }

  #announce(): void {
    this.#onChange(this.#members.filter(({ process }) => !process.end()).map(({ record }) => record));
  }
}
