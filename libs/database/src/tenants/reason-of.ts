import { ShardFull } from '@scaleout/sharding';
import { MoveRefused, MoveStopped } from '@scaleout/sharding/moves';
import { isDatabaseUnavailable } from '../database-error.ts';
import { TenantsRefusal } from './tenants-refusal.ts';

const KNOWN = [TenantsRefusal, MoveStopped, MoveRefused, ShardFull];

/** Why a command ended, for people. @returns undefined for a defect */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (KNOWN.some((each) => error instanceof each)) return error.message;
  if (hasLeft(error)) return 'Stopped: nothing was done.';
  if (!isDatabaseUnavailable(error)) return undefined;
  return `A database cannot be asked (${lastCause(error)}): see which one is down, then run this again.`;
}

/** Whether somebody left instead of answering a question. */
export function hasLeft(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What Prisma says of a server goes on for lines; what the server said is one. */
function lastCause(error: Error): string {
  const { cause } = error;
  if (cause instanceof Error) return lastCause(cause);
  return error.message.trim().split('\n').at(-1) ?? '';
}
