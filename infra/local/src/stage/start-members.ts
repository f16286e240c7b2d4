import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { LaunchError } from '../launch-error.ts';
import { lastLines } from '../servers/last-lines.ts';
import { isPostgresReady } from '../servers/postgres-probe.ts';
import { rewindMember } from '../servers/rewind-member.ts';
import { type PostgresOptions, startPostgres } from '../servers/start-postgres.ts';
import { reconfigureReplica, type ReplicaOptions, startReplica } from '../servers/start-replica.ts';
import { clearStalePostmaster } from '../servers/stale-postmaster.ts';
import { type Place, type ShardPlaces, where } from '../state/places.ts';
import { logFile } from '../state/stage-folder.ts';
import type { PostgresTool } from '../tools/tool.ts';
import type { Launch } from './launch.ts';
import { memoryShareOf } from './memory-share.ts';
import { putAside } from './put-aside.ts';
import { dataDirOf, hasData, isStandby, joiningMark, primaryOf, wasEverPromoted } from './shard-roles.ts';

/** A member that ends by itself this often within a minute has a reason that starting it again does not mend. */
const RESTARTS_PER_MINUTE = 5;
const MINUTE_MS = 60_000;
/** Lines of a log in which a server that ends at once says why. */
const LAST_WORDS = 12;

/** Starts the database of a place as what it is by now: its shard's primary, or a replica of whoever is. */
export async function startDatabase(
  launch: Launch,
  { name }: Pick<Place, 'name'>,
  tool: PostgresTool,
): Promise<void> {
  await startMember(memberNamed(launch, name, tool));
}

/** By its name: the stage may have become another since the place was found. */
function memberNamed(launch: Launch, name: string, tool: PostgresTool): Member {
  const place = launch.places.named(name);
  const shard = launch.places.shards.find(({ members }) => members.includes(place));
  if (!shard) throw new TypeError(`${name} is no member of a shard`);
  return { launch, shard, place, tool };
}

/** Starts whoever is primary of each shard. */
export async function startPrimaries(launch: Launch, tool: PostgresTool): Promise<void> {
  const { folder, places } = launch;
  await Promise.all(
    places.shards.map((shard) => startMember({ launch, shard, place: primaryOf(folder, shard), tool })),
  );
}

/** Starts the others; the first start of one copies the primary, so they come after what is written first. */
export async function startReplicas(launch: Launch, tool: PostgresTool): Promise<void> {
  const { folder, places, report } = launch;
  const standbys = places.shards.flatMap((shard) => {
    const primary = primaryOf(folder, shard);
    return shard.members
      .filter((place) => place !== primary)
      .map((place) => ({ launch, shard, place, tool }));
  });
  if (standbys.length === 0) return;
  report(standbys.length === 1 ? 'Starting the replica' : `Starting ${standbys.length} replicas`);
  await Promise.all(standbys.map((standby) => startMember(standby)));
}

/** Tells every replica that runs whom it may follow, after a shard has got or lost a member. */
export async function tellReplicas(launch: Launch, tool: PostgresTool): Promise<void> {
  const replicas = launch.places.shards.flatMap((shard) =>
    shard.members.map((place) => ({ shard, place, dataDir: dataDirOf(launch.folder, place) })),
  );
  await Promise.all(
    replicas.map(async ({ shard, place, dataDir }) => {
      if (!hasData(dataDir) || !isStandby(dataDir) || !(await isPostgresReady(place))) return;
      await reconfigureReplica({
        ...postgresOptions(launch, place, tool, undefined),
        ...asReplica(shard, place),
      });
    }),
  );
}

/** Its name among the members, and who they are. */
function asReplica({ members }: ShardPlaces, place: Place): Pick<ReplicaOptions, 'name' | 'members'> {
  return { name: standbyNameOf(place), members };
}

/** A member of a shard that is started. */
interface Member {
  readonly launch: Launch;
  readonly shard: ShardPlaces;
  readonly place: Place;
  readonly tool: PostgresTool;
}

/**
 * Starts a member as what it is now: its shard's primary, or a standby of whoever is. Where there are several databases, the
 * stage goes on without one that ends by itself, and it is started again.
 */
async function startMember(member: Member, ends: readonly number[] = []): Promise<void> {
  const { launch, shard, place, tool } = member;
  let serves = false;
  const again = async () => {
    if (!serves) return; // who waits for it to serve hears of its end
    const now = Date.now();
    const recent = [...ends, now].filter((end) => now - end < MINUTE_MS);
    if (recent.length > RESTARTS_PER_MINUTE) throw endsAgainAndAgain(launch, place);
    launch.report(`The database on ${place.computer.id} ended by itself: starting it again`);
    await startMember(memberNamed(launch, place.name, tool), recent);
  };
  const alone = launch.places.of('database').length === 1;
  const options = postgresOptions(launch, place, tool, launch.careFor(place, alone ? undefined : again));
  const primary = primaryOf(launch.folder, shard);
  if (place === primary) await startPostgres(options);
  else await startStandby(member, primary, options);
  serves = true;
}

/** What a standby is called by PostgreSQL. */
export function standbyNameOf({ name }: Place): string {
  return name.replaceAll('-', '_');
}

async function startStandby(
  { launch, shard, place }: Member,
  primary: Place,
  options: PostgresOptions,
): Promise<void> {
  const { dataDir } = options;
  const mark = joiningMark(dataDir);
  const start = async () => {
    if (!hasData(dataDir)) writeFileSync(mark, '');
    await startReplica({ ...options, ...asReplica(shard, place), primary });
    rmSync(mark, { force: true });
  };
  // A start before this one ended in the middle of it.
  if (existsSync(mark)) rmSync(dataDir, { recursive: true, force: true });
  if (wasEverPromoted(dataDirOf(launch.folder, primary)) && hasData(dataDir)) {
    await takeBack(launch, place, primary, options);
  }
  try {
    await start();
  } catch (error) {
    if (!(error instanceof LaunchError) || !isOfOtherHistory(options.logFile)) throw error;
    putAside(launch, place.computer.id, dataDir);
    await start();
  }
}

/** Whether the server said that the primary's history is not the one of its data. */
function isOfOtherHistory(log: string): boolean {
  return /FATAL: .*timeline/.test(lastLines(log, LAST_WORDS));
}

/**
 * Of a member that went on in the history before, takes back what the primary lacks. Where that can't be done, a former primary
 * is copied anew; a standby that crashed may do as it is.
 */
async function takeBack(
  launch: Launch,
  place: Place,
  primary: Place,
  options: PostgresOptions,
): Promise<void> {
  const { dataDir } = options;
  const standby = isStandby(dataDir);
  if (!standby) {
    const [from, to] = [primary.computer.id, place.computer.id];
    launch.report(`${from} was promoted: taking ${to} back to where that began, as its replica`);
  }
  await clearStalePostmaster(dataDir);
  if (!standby) writeFileSync(joiningMark(dataDir), '');
  try {
    await rewindMember({ ...options, primary });
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    if (!standby) putAside(launch, place.computer.id, dataDir);
  }
}

function postgresOptions(
  { folder, places, secrets }: Launch,
  place: Place,
  tool: PostgresTool,
  onSpawn: PostgresOptions['onSpawn'],
): PostgresOptions {
  return {
    dataDir: dataDirOf(folder, place),
    ...where(place),
    tool,
    password: secrets.databasePassword,
    logFile: logFile(folder, place.name),
    memoryMb: memoryShareOf(place.computer, 2),
    networks: places.networks,
    ...(onSpawn && { onSpawn }),
  };
}

function endsAgainAndAgain({ folder }: Launch, { computer, name }: Place): LaunchError {
  return new LaunchError(
    `The database on ${computer.id} ended by itself ${RESTARTS_PER_MINUTE + 1} times within a minute, so everything was stopped.`,
    { mend: `Its log is ${logFile(folder, name)}. Start again: your data is kept.` },
  );
}
