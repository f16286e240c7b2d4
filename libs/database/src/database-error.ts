const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** serialization_failure, deadlock_detected: rolled back whole, to be tried again. */
const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);
/** Class 08 is connection trouble, 57P is the server stopping or starting, 53300 has no connection left. */
const UNAVAILABLE = /^(08...|57P..|53300)$/;
const SYSTEM_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
/** What `pg` itself says without a code. */
const POOL_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end/;

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The error and all that caused it: Prisma wraps the driver's error. */
function* causes(error: unknown): Generator {
  for (let cause = error, depth = 0; cause !== undefined && depth < 5; depth++) {
    yield cause;
    cause = cause instanceof Error ? cause.cause : undefined;
  }
}

/** Whether a unique constraint refused a row. Prisma has a code of its own for it. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === UNIQUE_VIOLATION || code === 'P2002';
}

/** Whether a row pointed to one that is not, or is no longer, there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return codeOf(error) === FOREIGN_KEY_VIOLATION;
}

export function isSerializationFailure(error: unknown): boolean {
  return SERIALIZATION_FAILURES.has(codeOf(error) ?? '');
}

/** Whether the database could not be asked at all, as opposed to refusing what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (const cause of causes(error)) {
    const code = codeOf(cause) ?? '';
    if (UNAVAILABLE.test(code) || SYSTEM_ERRORS.has(code) || code === 'P1001' || code === 'P1017')
      return true;
    if (cause instanceof Error && POOL_MESSAGES.test(cause.message)) return true;
  }
  return false;
}
