import type { ErrorCode } from './app-error.ts';

/** The one table from what is wrong to its HTTP status. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  taken: 409,
  'in-progress': 409,
  // No 503: to ask again as before would fail for ever. The answer has the token to go on from.
  'position-lost': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
  // No 503 either: clients repeat those.
  'outcome-unknown': 504,
};

/** What each status means, for the documentation. */
export const MEANING: Readonly<Record<number, string>> = {
  400: 'The body is not JSON, or the request is malformed',
  401: 'No session, or one that is over',
  403: 'It belongs to somebody else',
  404: 'There is no such thing in this publication, or no such publication',
  409: 'Already taken; or a request of the same Idempotency-Key is not answered yet; or a failover lost what you saw: go on from the X-Consistency-Token of this answer',
  413: 'The body is too large',
  415: 'The body is not application/json',
  422: 'A field is missing or wrong; or the Idempotency-Key was used for another request',
  429: 'Too many; come back after Retry-After seconds',
  500: 'A defect of ours; the log has its request id',
  503: 'A server behind this one does not answer; come back after Retry-After seconds',
  504: 'Nobody said whether the change was made: repeat it with the Idempotency-Key it had, else look before you repeat it',
};
