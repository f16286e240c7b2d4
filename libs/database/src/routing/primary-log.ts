import type { Lsn } from './lsn.ts';

const KEPT = 256;

/**
 * How far the primary was when. A replica's lag is told by it: comparing places in the log, a quiet primary makes no replica
 * look late, as the time of the last transaction would, and no two computers' clocks are compared.
 */
export class PrimaryLog {
  #entries: { at: number; lsn: Lsn }[] = [];

  note(at: number, lsn: Lsn): void {
    this.#entries.push({ at, lsn });
    if (this.#entries.length > KEPT) this.#entries.shift();
  }

  /** For how long the primary has been further than `lsn`, in milliseconds; undefined when no primary was ever seen. */
  lag(lsn: Lsn): number | undefined {
    const last = this.#entries.at(-1);
    if (!last) return undefined;
    if (lsn >= last.lsn) return 0;
    const passed = this.#entries.find((entry) => entry.lsn > lsn) ?? last;
    return last.at - passed.at;
  }

  clear(): void {
    this.#entries = [];
  }
}
