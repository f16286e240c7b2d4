import { until } from '@scaleout/local/testing';
import { outages } from './outages.ts';
import type { Run, Scenario } from './scenario.ts';
import type { Servers } from './servers.ts';
import { underLoad } from './under-load.ts';
import { wait } from './wait.ts';

const ASYNCHRONOUS = 'no synchronous standby';
/** How long people write before the next primary dies, and how long things are bad before it does. */
const BETWEEN_MS = 1_000;
const BAD_MS = 300;

/**
 * The primary dies, the standby that has most is promoted, the dead one comes back as a standby; again and again. Every
 * other time all commits at the time of death have reached the standbys, and nobody was told.
 */
export const failovers: Scenario = {
  name: 'failovers',
  promise: 'no acknowledged write is lost and none is made twice, whichever primary dies',
  replicas: { near: 0, far: 0 },
  controls: [{ name: ASYNCHRONOUS }, { name: 'retried without a key', retry: 'blind' }],
  async run(run) {
    const { servers, recorder, control } = run;
    const names = servers.cluster.names.join(', ');
    const quorum = control === ASYNCHRONOUS ? '' : `ANY 1 (${names})`;
    await setEverywhere(servers, 'synchronous_standby_names', quorum);
    const deaths: number[] = [];
    await underLoad(run, (signal) => killPrimaries(run, deaths, signal));
    return { outagesMs: outages(recorder.operations, deaths) };
  },
};

async function killPrimaries(run: Run, deaths: number[], signal: AbortSignal): Promise<void> {
  const { servers, sizes, recorder, control, report } = run;
  for (let round = 1; round <= sizes.failovers && !signal.aborted; round++) {
    await wait(BETWEEN_MS, signal);
    const old = servers.primary;
    const standbys = servers.standbys;
    const worsen = control === ASYNCHRONOUS ? sendAway : round % 2 === 1 ? holdCommits : letBe;
    const mend = await worsen(servers, standbys);
    await wait(BAD_MS, signal);
    deaths.push(recorder.now());
    await servers.cluster.killHard(old);
    const next = await promoteOne(servers, mend);
    report(`${round} failovers: ${old} died, ${next} was promoted`);
    await followed(servers, [old, ...(control === ASYNCHRONOUS ? standbys : [])], standbys.length);
  }
  await wait(BETWEEN_MS, signal);
}

/** Makes standbys as good again as they can be without a primary. */
type Mend = () => Promise<unknown>;

/** Has all commits wait for standbys to replay them, which they do not, though they have received them. */
async function holdCommits({ cluster, primary }: Servers, standbys: readonly string[]): Promise<Mend> {
  await cluster.set(primary, 'synchronous_commit', 'remote_apply');
  await Promise.all(standbys.map((name) => cluster.ask(name, 'SELECT pg_wal_replay_pause()')));
  return () => Promise.all(standbys.map((name) => cluster.ask(name, 'SELECT pg_wal_replay_resume()')));
}

/** Standbys that do not hear of what is written from now on. */
async function sendAway({ cluster }: Servers, standbys: readonly string[]): Promise<Mend> {
  await Promise.all(standbys.map((name) => cluster.kill(name)));
  return () => Promise.all(standbys.map((name) => cluster.startAsStandby(name)));
}

function letBe(): Promise<Mend> {
  return Promise.resolve(() => Promise.resolve());
}

async function promoteOne(servers: Servers, mend: Mend): Promise<string> {
  await mend();
  const next = await servers.cluster.mostAdvanced();
  await servers.cluster.promote(next);
  servers.primary = next;
  return next;
}

/** Has those that went another way, and then everybody, follow the new primary. */
async function followed(
  { cluster, primary }: Servers,
  strays: readonly string[],
  standbys: number,
): Promise<void> {
  for (const name of strays.filter((each) => each !== primary)) {
    await cluster.server(name).stop();
    await cluster.rejoin(name, primary);
  }
  await until(
    async () => (await cluster.ask(primary, 'SELECT FROM pg_stat_replication')).length === standbys,
  );
}

async function setEverywhere({ cluster }: Servers, setting: string, value: string): Promise<void> {
  await Promise.all(cluster.names.map((name) => cluster.set(name, setting, value)));
}
