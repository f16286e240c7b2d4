import type { Logger } from '@scaleout/telemetry';

const EVERY_MS = 30_000;

/**
 * Logs a repeated error once in half a minute: a connection that is being tried again every second says the same each
 * time.
 */
export function logSeldom(
  logger: Pick<Logger, 'warn'>,
  message: string,
  now: () => number = Date.now,
): (error: Error) => void {
  const loggedAt = new Map<string, number>();
  return (error) => {
    const last = loggedAt.get(error.message);
    if (last !== undefined && now() - last < EVERY_MS) return;
    loggedAt.set(error.message, now());
    logger.warn({ err: error }, message);
  };
}
