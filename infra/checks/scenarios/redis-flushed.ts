import type { Run, Scenario } from './scenario.ts';
import { underLoad } from './under-load.ts';
import { wait } from './wait.ts';

/** Both so late that they lack what somebody wrote before they signed in again. */
const SOON_MS = 1_500;
const LATE_MS = 3_000;
const EVERY_MS = 2_500;

/** Redis forgets all sessions, and what they have seen with them: everybody signs in again. */
export const redisFlushed: Scenario = {
  name: 'redis-flushed',
  promise: 'who signs in again sees what they wrote, though Redis has forgotten what that was',
  replicas: { soon: SOON_MS, late: LATE_MS },
  controls: [{ name: 'a missing position taken for a fresh one', without: ['missing'] }],
  async run(run) {
    await underLoad(run, (signal) => flushNowAndThen(run, signal), { carriedBy: 'session' });
    return undefined;
  },
};

async function flushNowAndThen(
  { servers: { redis }, sizes, recorder }: Run,
  signal: AbortSignal,
): Promise<void> {
  const end = recorder.now() + sizes.seconds * 1_000;
  while (!signal.aborted && recorder.now() < end) {
    await wait(Math.min(EVERY_MS, (sizes.seconds * 1_000) / 2), signal);
    await redis.flush();
  }
  await wait(EVERY_MS / 2, signal);
}
