/**
 * Redis did not answer, or not in time: whether the session lives is unknown. Callers answer "try again"
 * (503) and never "signed out". `cause` is what the connection said.
 */
export class SessionStoreUnavailable extends Error {
  override readonly name = 'SessionStoreUnavailable';

  constructor(cause: unknown) {
    super('The session store is unavailable', { cause });
  }
}
