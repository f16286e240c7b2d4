import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that nobody uses may stay for long; what is under way on one does not. */
const PATIENCE_MS = 10_000;
const REST_MS = 50;

/** Waits until a server has no clients any more, so that its end is nobody's; not for ever. */
export async function untilLeft(clients: () => Promise<number>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await clients()) > 0 && Date.now() < deadline) await sleep(REST_MS);
}
