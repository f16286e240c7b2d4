import { append } from '../clients/append.ts';
import { Board } from '../clients/board.ts';
import type { Person } from '../clients/person.ts';
import { readList } from '../clients/read-list.ts';
import type { Operation } from '../history/operation.ts';
import { crowd } from './crowd.ts';
import type { Run, Scenario } from './scenario.ts';
import { wait } from './wait.ts';

/** The synchronous standby. API processes do not read from it, so that one replica is all they have. */
const HOLDER = 'holder';
const READERS = 4;
/** Longer than a read takes that does not wait for the primary to show what the replica has shown. */
const HELD_MS = 1_000;
const POLL_MS = 20;

/**
 * A commit waits for a synchronous standby. A replica shows it already and the primary does not; then the replica dies, and
 * those who saw it there have to ask the primary.
 */
export const commitHeldOpen: Scenario = {
  name: 'commit-held-open',
  promise: 'who saw a commit on a replica sees it on the primary, which is not done with it',
  replicas: { near: 0, [HOLDER]: 0 },
  members: ['postgres', 'near'],
  controls: [{ name: 'snapshots not compared', without: ['snapshot'] }],
  async run(run) {
    const { servers, sizes, recorder, signal } = run;
    const { cluster, primary } = servers;
    await cluster.set(primary, 'synchronous_standby_names', HOLDER);
    await cluster.set(primary, 'synchronous_commit', 'remote_apply');
    try {
      const people = await crowd(run, READERS + 1);
      const end = recorder.now() + sizes.seconds * 1_000;
      for (let round = 1; round === 1 || (!signal.aborted && recorder.now() < end); round++) {
        await holdOneCommit(run, people, round);
        run.report(`${round} commits held open`);
      }
    } finally {
      await cluster.set(primary, 'synchronous_standby_names', null);
      await cluster.set(primary, 'synchronous_commit', 'on');
    }
    return undefined;
  },
};

async function holdOneCommit(run: Run, people: readonly Person[], round: number): Promise<void> {
  const { servers, signal, retry } = run;
  const [writer, ...readers] = people;
  if (!writer) throw new TypeError('Nobody writes');
  const list = await new Board(`${writer.name} round ${round}`, signal).list(writer);
  if (list === undefined) return;
  const value = `held ${round}`;
  await servers.cluster.ask(HOLDER, 'SELECT pg_wal_replay_pause()');
  const written = append(writer, list, value, { retry, signal });
  await Promise.all(readers.map((reader) => untilSeen(run, reader, list, value)));
  await servers.cluster.kill('near');
  const readAgain = readers.map((reader) => readList(reader, list, signal));
  await Promise.race([Promise.all(readAgain), wait(HELD_MS, signal)]);
  await servers.cluster.ask(HOLDER, 'SELECT pg_wal_replay_resume()');
  await Promise.all([written, ...readAgain]);
  await servers.cluster.startAsStandby('near');
}

async function untilSeen(
  { recorder, signal }: Run,
  reader: Person,
  list: string,
  value: string,
): Promise<void> {
  const sees = (operation: Operation) =>
    operation.kind === 'read' &&
    operation.list === list &&
    operation.session === reader.name &&
    operation.values.includes(value);
  while (!signal.aborted) {
    await readList(reader, list, signal);
    if (recorder.operations.some(sees)) return;
    await wait(POLL_MS, signal);
  }
}
