import type { Run, Scenario } from './scenario.ts';
import { underLoad } from './under-load.ts';
import { wait } from './wait.ts';

const BETWEEN_MS = 700;
/** So that reads are on their way to it when it dies; shorter than it takes to be taken for dead. */
const HANGS_MS = 200;
const GONE_MS = 500;

/** Replicas hang, die and come back, one after the other. */
export const replicaKilled: Scenario = {
  name: 'replica-killed',
  promise: 'no read fails because a replica died',
  replicas: { near: 0, far: 0 },
  everyReadAnswered: true,
  controls: [{ name: 'reads not begun again on another member', without: ['readRetry'] }],
  async run(run) {
    await underLoad(run, (signal) => killOneAfterTheOther(run, signal), { readers: true });
    return undefined;
  },
};

async function killOneAfterTheOther({ servers, sizes, recorder }: Run, signal: AbortSignal): Promise<void> {
  const { cluster, standbys } = servers;
  const end = recorder.now() + sizes.seconds * 1_000;
  for (let round = 0; !signal.aborted && (round < standbys.length || recorder.now() < end); round++) {
    const victim = standbys[round % standbys.length] ?? '';
    await wait(BETWEEN_MS, signal);
    await cluster.frozen(victim, async () => {
      await wait(HANGS_MS, signal);
      await cluster.killHard(victim);
    });
    await wait(GONE_MS, signal);
    await cluster.startAsStandby(victim);
    await cluster.caughtUp(victim, servers.primary);
  }
}
