const UINT32 = 2 ** 32;

/** What a number is drawn for: rows of different kinds don't share their luck. */
export const STREAM = {
  user: 1,
  author: 2,
  article: 3,
  tags: 4,
  commented: 5,
  comment: 6,
  favorited: 7,
  favorite: 8,
  followed: 9,
  follow: 10,
} as const;

/**
 * Repeatable random numbers (sfc32). Each row makes its own from the run's seed and its place, so that a row is
 * the same whatever was made before it, and can be made again instead of being remembered.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...key: readonly number[]) {
    this.#a = 0x9e3779b9;
    this.#b = 0x243f6a88;
    this.#c = 0xb7e15162;
    for (const part of key) {
      this.#a ^= Math.imul(part | 0, 0x85ebca6b);
      this.#b ^= Math.floor(part / UINT32);
      for (let round = 0; round < 4; round++) this.next();
    }
    for (let round = 0; round < 8; round++) this.next();
  }

  /** From 0 to 1, 1 excluded. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  }

  /** A whole number from 0 to `count`, `count` excluded. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** As {@link below}, the low ones far more often: a few write, and are read, the most. */
  skewedBelow(count: number): number {
    return Math.floor(this.next() ** 1.5 * count);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from');
    return item;
  }
}
