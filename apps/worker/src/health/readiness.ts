import type { OutboxRepository } from '../outbox/outbox.repository.ts';

/** Work may wait this long, in milliseconds, while this worker does none of it. */
const PATIENCE_MS = 30_000;
/** The relay looks into the outbox at least this often, in milliseconds, whatever it finds. */
const HEARTBEAT_MS = 15_000;

interface RelayPulse {
  readonly lastPassAt: number;
  readonly lastMoveAt: number;
}

interface RunnerPulse {
  readonly lastActivityAt: number;
  readonly running: number;
}

/** Rejects when the relay's heart stopped, or when rows wait that it does not move. */
export async function checkRelay(
  relay: RelayPulse,
  outbox: Pick<OutboxRepository, 'backlog'>,
  now: number,
): Promise<void> {
  const silent = now - relay.lastPassAt;
  if (silent > HEARTBEAT_MS) throw new Error(`the outbox was last looked into ${seconds(silent)} ago`);
  const { oldestSeconds } = await outbox.backlog();
  if (oldestSeconds * 1_000 > PATIENCE_MS && now - relay.lastMoveAt > PATIENCE_MS) {
    throw new Error(`a row waits in the outbox for ${seconds(oldestSeconds * 1_000)} and none is moved`);
  }
}

/**
 * Rejects when jobs wait and none is taken here. Asking the library whether it runs would not do: after an outage a
 * worker may say so and take nothing.
 */
export async function checkRunner(
  runner: RunnerPulse,
  queues: { oldestWaitingSince(): Promise<number | undefined> },
  now: number,
): Promise<void> {
  const since = await queues.oldestWaitingSince();
  if (since === undefined || now - since <= PATIENCE_MS) return;
  if (runner.running > 0 || now - runner.lastActivityAt <= PATIENCE_MS) return;
  throw new Error(`a job waits for ${seconds(now - since)} and none is taken`);
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}
