/** A load test that could not be: one sentence for people, and what mends it. */
export class LoadTestError extends Error {
  /** What the reader can do about it, as a sentence or a command. */
  readonly mend: string | undefined;

  constructor(sentence: string, options: { mend?: string; cause?: unknown } = {}) {
    super(sentence, { cause: options.cause });
    this.name = 'LoadTestError';
    this.mend = options.mend;
  }
}
