/** A session would hold more fields, or larger ones, than its policy allows; nothing was changed. */
export class SessionTooLarge extends Error {
  override readonly name = 'SessionTooLarge';

  constructor(what: string) {
    super(`The session would have ${what}`);
  }
}
