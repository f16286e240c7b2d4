import type { Run, Scenario } from './scenario.ts';
import { underLoad } from './under-load.ts';
import { wait } from './wait.ts';

const LATE_MS = 2_000;
const FAR_MS = 45_000;
/** Those whose replay is also stopped now and then; the third is late enough as it is. */
const PAUSED = ['near', 'late'];

/** Replicas of which one keeps up, one is late and one very late, and which stand still now and then. */
export const lateReplicas: Scenario = {
  name: 'late-replicas',
  promise: 'who wrote or saw something sees it again, however late replicas are',
  replicas: { near: 0, late: LATE_MS, far: FAR_MS },
  controls: [{ name: 'positions not compared', without: ['position'] }],
  async run(run) {
    await underLoad(run, (signal) => standStillNowAndThen(run, signal), { pairs: run.sizes.pairs });
    return undefined;
  },
};

async function standStillNowAndThen(
  { servers: { cluster }, random }: Run,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const name = PAUSED[Math.floor(random() * PAUSED.length)] ?? '';
    await wait(200 + 800 * random(), signal);
    await cluster.ask(name, 'SELECT pg_wal_replay_pause()');
    await wait(100 + 900 * random(), signal);
    await cluster.ask(name, 'SELECT pg_wal_replay_resume()');
  }
}
