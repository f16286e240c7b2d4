import { whereverItIs } from './redis-moved.ts';
import { SessionStoreUnavailable } from './session-store-unavailable.ts';

/** What Redis answers to one command. @throws SessionStoreUnavailable for whatever goes wrong, with the cause */
export async function askRedis<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await whereverItIs(command);
  } catch (cause) {
    throw new SessionStoreUnavailable(cause);
  }
}
