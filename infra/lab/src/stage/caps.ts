import type { Lab } from '../lab.ts';

/** What each computer may take of the processors, and when it may take more. */
export class Caps {
  /** In cores. */
  readonly #caps = new Map<string, number>();
  readonly #unhindered: string[] = [];

  constructor(private readonly lab: Lab) {}

  set(id: string, cores: number): void {
    this.#caps.set(id, cores);
    this.#apply(id);
  }

  /** Without a cap while something is started on it: of programs that begin, most work is in the first second. */
  async unhindered(id: string, work: () => Promise<void>): Promise<void> {
    this.#unhindered.push(id);
    this.#apply(id);
    try {
      await work();
    } finally {
      this.#unhindered.splice(this.#unhindered.indexOf(id), 1);
      this.#apply(id);
    }
  }

  #apply(id: string): void {
    this.lab.computer(id).group.setCap(this.#unhindered.includes(id) ? undefined : this.#caps.get(id));
  }
}
