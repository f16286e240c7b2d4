/** What can be wrong with a request, in the product's own words. `statuses.ts` says which HTTP status each becomes. */
export type ErrorCode =
  | 'invalid'
  | 'malformed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'taken'
  | 'in-progress'
  | 'position-lost'
  | 'rate-limited'
  | 'unavailable'
  | 'outcome-unknown'
  | 'internal';

export interface AppErrorOptions {
  /** What failed underneath. */
  readonly cause?: unknown;
  /** When to come back, in seconds. */
  readonly retryAfterSeconds?: number;
}

/** A refusal: what is wrong, and with which field. Everything the API throws on purpose is one of these. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly errors: Readonly<Record<string, readonly string[]>>,
    { cause, retryAfterSeconds }: AppErrorOptions = {},
  ) {
    super(`${code}: ${JSON.stringify(errors)}`, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The thing of that kind is not there, or not in this publication. */
export function notFound(
  what: 'article' | 'profile' | 'comment' | 'notification' | 'publication' | 'session' | 'page',
): AppError {
  return new AppError('not-found', { [what]: ['not found'] });
}

/** It is there, and somebody else's to change. */
export function forbidden(what: 'article' | 'comment' | 'publication'): AppError {
  return new AppError('forbidden', { [what]: ['forbidden'] });
}

/** The session that asks is over, or was never. */
export function sessionOver(): AppError {
  return new AppError('unauthenticated', { token: ['is invalid or expired'] });
}
