import { setTimeout as sleep } from 'node:timers/promises';
import { isReadOnly } from './database-error.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import type { RoutingOptions } from './routing/routing-options.ts';

/** Between two attempts, in milliseconds. */
const REST_MS = 20;

/**
 * Writes on a server that is the only one known. One that refuses to write hands over to another, of which this process is about to
 * be told, or which is to get its name: nothing has happened, and it is begun again. With several servers their router does that.
 * @throws NoPrimary when that takes too long
 */
export async function outlastHandover<Result>(
  { clock, primaryWaitMs }: Pick<RoutingOptions, 'clock' | 'primaryWaitMs'>,
  write: () => Promise<Result>,
): Promise<Result> {
  const deadline = clock.now() + primaryWaitMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof NoPrimary || !isReadOnly(error)) throw error;
      if (clock.now() > deadline) throw new NoPrimary('The primary takes no writes', { cause: error });
      await sleep(REST_MS);
    }
  }
}
