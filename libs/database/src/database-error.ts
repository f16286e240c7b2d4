import { NoShardAnswered } from './across/no-shard-answered.ts';
import { UnknownShard } from './directory/unknown-shard.ts';
import { ConnectionsRetired } from './routing/errors/connections-retired.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
import { ReadsShed } from './routing/errors/reads-shed.ts';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** serialization_failure, deadlock_detected: rolled back whole, to be tried again. */
const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);
const READ_ONLY = '25006';
const LOCK_NOT_AVAILABLE = '55P03';
const IDLE_IN_TRANSACTION = '25P03';
/** Class 08 is connection trouble, 57P0x is the server stopping, crashing or starting. */
const MEMBER_LOST = /^(08...|57P0.)$/;
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
/** Prisma cannot connect, lost its connection, or got none for a transaction in time. */
const PRISMA_UNAVAILABLE = new Set(['P1001', 'P1017', 'P2028']);
/** The same as Prisma's driver has it, which is all that is said of SQL that Prisma did not write itself. */
const PRISMA_KINDS = new Map<unknown, string>([
  ['DatabaseNotReachable', 'P1001'],
  ['ConnectionClosed', 'P1017'],
]);
/** What `pg` itself says without a code. */
const POOL_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end/;

/** What `pg` says of a connection that is gone, as opposed to a pool that is full. */
const CONNECTION_LOST =
  /Connection terminated|Client has encountered a connection error|server closed the connection/;

/** What we say ourselves where nobody may answer, or nobody did. */
const NOBODY_ANSWERS = [NoPrimary, NoShardAnswered, ReadsShed, OutcomeUnknown, UnknownShard];

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? codeIn(error) : undefined;
}

function codeIn(thing: object): string | undefined {
  const code: unknown =
    'originalCode' in thing ? thing.originalCode : 'code' in thing ? thing.code : undefined;
  if (typeof code === 'string') return code;
  return 'kind' in thing ? PRISMA_KINDS.get(thing.kind) : undefined;
}

/** The error and all that caused it: Prisma wraps the driver's error. */
function* causes(error: unknown): Generator {
  for (let cause = error, depth = 0; cause !== undefined && depth < 5; depth++) {
    yield cause;
    cause = cause instanceof Error ? (cause.cause ?? ofDriver(cause)) : undefined;
  }
}

/** Where Prisma has what the driver said, of SQL that it did not write itself. */
function ofDriver(error: Error): unknown {
  const meta: unknown = 'meta' in error ? error.meta : undefined;
  return typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
    ? meta.driverAdapterError
    : undefined;
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

/** Whether a lock was not to be had within `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === LOCK_NOT_AVAILABLE;
}

/** Whether a member refused a write for being a standby, or a primary that takes none. */
export function isReadOnly(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (codesOf(cause).includes(READ_ONLY)) return true;
  }
  return false;
}

/** Whether it waited for a connection, and all were thrown away before it got one. */
export function wasNotSent(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (cause instanceof ConnectionsRetired) return true;
  }
  return false;
}

/** Whether PostgreSQL ended a connection because its transaction stood still for too long. */
export function isIdleTimeout(error: unknown): boolean {
  return codeOf(error) === IDLE_IN_TRANSACTION;
}

/** Whether a member is not there any more, or is not what it was: its connections are of no use. */
export function losesMember(error: unknown): boolean {
  for (const cause of causes(error)) {
    const codes = codesOf(cause);
    if (codes.some((code) => code === READ_ONLY || MEMBER_LOST.test(code) || SYSTEM_ERRORS.has(code)))
      return true;
    if (codes.includes('P1001') || codes.includes('P1017')) return true;
    if (cause instanceof ConnectionsRetired) return true;
    if (cause instanceof Error && CONNECTION_LOST.test(cause.message)) return true;
  }
  return false;
}

/** The codes of an error and of all that caused it. */
export function postgresCodes(error: unknown): string[] {
  return [...causes(error)].flatMap((cause) => codesOf(cause));
}

/** The codes of an error: its own and, where Prisma wrapped one of PostgreSQL, that one's. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner: unknown = error.cause;
  const original = typeof inner === 'object' && inner !== null ? codeIn(inner) : undefined;
  return [codeIn(error), original].filter((code) => code !== undefined);
}

/** Whether the database could not be asked at all, as opposed to refusing what it was asked. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (NOBODY_ANSWERS.some((each) => error instanceof each)) return true;
  for (const cause of causes(error)) {
    const tells = (code: string) =>
      UNAVAILABLE.test(code) || code === READ_ONLY || SYSTEM_ERRORS.has(code) || PRISMA_UNAVAILABLE.has(code);
    if (codesOf(cause).some(tells)) return true;
    if (cause instanceof ConnectionsRetired) return true;
    if (cause instanceof Error && POOL_MESSAGES.test(cause.message)) return true;
  }
  return false;
}
