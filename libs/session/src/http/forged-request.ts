/** A page of another site sent a write with this site's cookie: answer 403. */
export class ForgedRequest extends Error {
  override readonly name = 'ForgedRequest';
  /** As frameworks read it. */
  readonly statusCode = 403;

  constructor() {
    super('A page of another site sent this');
  }
}
