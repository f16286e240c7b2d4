/** A write was sent and nobody said what became of it: it may have happened. To repeat it blindly may do it twice. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super('A write was sent, and nobody said whether it was committed', { cause });
  }
}
