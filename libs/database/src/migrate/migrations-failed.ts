/** Some of the databases were not brought up to date. What was done to them and to the others stays; run again, it goes on. */
export class MigrationsFailed extends Error {
  override readonly name = 'MigrationsFailed';

  /** @param sentences one for each of them */
  constructor(
    readonly sentences: readonly string[],
    options: ErrorOptions,
  ) {
    super(sentences.join('\n'), options);
  }
}
