import pg from 'pg';
import { ConnectionsRetired } from './routing/errors/connections-retired.ts';

type Connected = Parameters<pg.Pool['connect']>[0];

/** Who waits for a connection; the published types leave it out. */
interface Waiting {
  readonly _pendingQueue: { callback(error: Error): void }[];
}

/**
 * A pool whose waiters can be sent away. pg's own pool serves nobody once it ends: who waits for a connection then is told of
 * a timeout, long after, although nothing was sent and another pool, or another member, could have it.
 */
export class MemberPool extends pg.Pool {
  #retired = false;

  /** Everything that takes a connection comes by here: {@link query} and Prisma, too. */
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#retired ? Promise.reject(retired()) : super.connect();
    if (this.#retired) callback(retired(), undefined, () => undefined);
    else super.connect(callback);
    return undefined;
  }

  /** Sends away, at once, whoever waits or comes from here on. What has a connection keeps it until {@link end}. */
  retire(): void {
    this.#retired = true;
    const { _pendingQueue } = this as unknown as Waiting; // pg has no other way to take one out
    for (const waiter of _pendingQueue.splice(0)) waiter.callback(retired());
  }
}

function retired(): ConnectionsRetired {
  return new ConnectionsRetired('The connections that it waited for were thrown away');
}
