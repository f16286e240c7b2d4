/** How long the answers of one status took: a count for each bucket, their number and their sum. */
export class StatusCounts {
  count = 0;
  sum = 0;
  private readonly counts: Float64Array;

  constructor(private readonly bounds: readonly number[]) {
    this.counts = new Float64Array(bounds.length + 1);
  }

  observe(seconds: number): void {
    let index = 0;
    for (const bound of this.bounds) {
      if (seconds <= bound) break;
      index += 1;
    }
    this.counts[index] = this.inBucket(index) + 1;
    this.count += 1;
    this.sum += seconds;
  }

  /** How many fell between the bound before `index` and that at `index`. */
  inBucket(index: number): number {
    return this.counts[index] ?? 0;
  }
}
