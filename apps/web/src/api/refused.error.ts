/** The API understood and said no (any 4xx): what is wrong, by field, in its own words. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly errors: Record<string, string[]>;

  constructor(status: number, errors: Record<string, string[]>) {
    super(`refused with ${status}`);
    this.status = status;
    this.errors = errors;
  }
}
