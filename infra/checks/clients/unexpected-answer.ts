import type { Question, Reply } from './computer.ts';

/** An answer that a client of the API need not reckon with: a fault of the API, or of the check. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';

  constructor({ method, path }: Question, { status, body }: Reply) {
    super(`${method} ${path} was answered by ${status}: ${body.slice(0, 200)}`);
  }
}
