const INTERVAL_MS = 2_000;

/** Tells how far a long job has come: one line a table, and one every two seconds while it lasts. */
export class Progress {
  readonly #report: (line: string) => void;
  readonly #now: () => number;
  #label = '';
  #rows = 0;
  #startedAt = 0;
  #reportedAt = 0;

  constructor(report: (line: string) => void, now: () => number = Date.now) {
    this.#report = report;
    this.#now = now;
  }

  begin(label: string): void {
    this.#label = label;
    this.#rows = 0;
    this.#startedAt = this.#now();
    this.#reportedAt = this.#startedAt;
  }

  add(rows: number): void {
    this.#rows += rows;
    const now = this.#now();
    if (now - this.#reportedAt < INTERVAL_MS) return;
    this.#reportedAt = now;
    this.#report(`  ${this.#label}: ${this.#rows.toLocaleString('en')} …`);
  }

  end(): void {
    const seconds = ((this.#now() - this.#startedAt) / 1_000).toFixed(1);
    this.#report(`  ${this.#label}: ${this.#rows.toLocaleString('en')} in ${seconds} s`);
  }
}
