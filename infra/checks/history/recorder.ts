import type { Operation } from './operation.ts';

/** Everything that anybody asked and was answered, in the order of the answers. */
export class Recorder {
  readonly operations: Operation[] = [];
  /** How many reads each of those who answered them has answered. */
  readonly answers = new Map<string, number>();

  /** @param whoIs says who an answer's `X-Served-By` means, at the moment of the answer */
  constructor(private readonly whoIs: (servedBy: string) => string) {}

  /** Milliseconds of the clock of this history. */
  now(): number {
    return performance.now();
  }

  record(operation: Operation): void {
    this.operations.push(operation);
  }

  /** Counts the answer to a read. */
  answered(servedBy: string): void {
    const who = this.whoIs(servedBy);
    this.answers.set(who, (this.answers.get(who) ?? 0) + 1);
  }
}
