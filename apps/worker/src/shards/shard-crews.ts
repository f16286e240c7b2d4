import type { Shard } from '@scaleout/database';

/** What works on one shard for as long as that is there. */
export interface Crew {
  readonly shard: number;
  start(): void;
  /** Finishes what it is at. */
  stop(): Promise<unknown>;
}

/** Has a crew work on every shard there is: those of a list that may change. */
export class ShardCrews<Of extends Crew> {
  readonly #crews = new Map<Shard, Of>();
  #started = false;

  /** @param make makes the crew of a shard, which is not started yet */
  constructor(
    private readonly shards: { readonly all: readonly Shard[] },
    private readonly make: (shard: Shard) => Of,
  ) {
    this.follow();
  }

  get all(): readonly Of[] {
    return [...this.#crews.values()];
  }

  start(): void {
    this.#started = true;
    for (const crew of this.all) crew.start();
  }

  /** To be called when the list has changed. What worked on shards that are gone finishes by itself. */
  follow(): void {
    const { all } = this.shards;
    for (const [shard, crew] of this.#crews) {
      if (all.includes(shard)) continue;
      this.#crews.delete(shard);
      void crew.stop();
    }
    for (const shard of all) {
      if (this.#crews.has(shard)) continue;
      const crew = this.make(shard);
      this.#crews.set(shard, crew);
      if (this.#started) crew.start();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((crew) => crew.stop()));
  }
}
