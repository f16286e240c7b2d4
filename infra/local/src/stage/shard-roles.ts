import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import type { Place, ShardPlaces } from '../state/places.ts';
import type { StageFolder } from '../state/stage-folder.ts';

const HISTORY = /^([0-9A-F]{8})\.history$/;
const HEXADECIMAL = 16;

/** Where a member of a shard has its data. */
export function dataDirOf(folder: StageFolder, place: Place): string {
  return join(folder.data, place.name);
}

export function hasData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION'));
}

/**
 * Beside the data of a member that is being made a replica: until that is done its folder is neither what it was nor what it is
 * to be, and whoever reads it would take it for a primary.
 */
export function joiningMark(dataDir: string): string {
  return `${dataDir}.joining`;
}

/** Whether the history of a member had a promotion in it. */
export function wasEverPromoted(dataDir: string): boolean {
  return timelineOf(dataDir) > 1;
}

/** Whether a server of this folder would start as a standby: a promotion takes the mark away. */
export function isStandby(dataDir: string): boolean {
  return existsSync(join(dataDir, 'standby.signal'));
}

/**
 * Who is a shard's primary, by what is on the disk: of the members that are no standby the one of the latest history. The stage's data
 * only says who was first; whoever was promoted since has what was written since.
 */
export function primaryOf(folder: StageFolder, { members }: ShardPlaces): Place {
  const claims = members
    .map((place) => ({ place, dataDir: dataDirOf(folder, place) }))
    .filter(({ dataDir }) => hasData(dataDir) && !isStandby(dataDir) && !existsSync(joiningMark(dataDir)))
    .map(({ place, dataDir }) => ({ place, timeline: timelineOf(dataDir) }));
  const latest = Math.max(1, ...claims.map(({ timeline }) => timeline));
  const [primary, rival] = claims.filter(({ timeline }) => timeline === latest);
  if (latest > 1 && primary && rival) throw bothPromoted(folder, primary.place, rival.place);
  return primary?.place ?? members[0];
}

function bothPromoted(folder: StageFolder, one: Place, other: Place): LaunchError {
  return new LaunchError(
    `Both ${one.computer.id} and ${other.computer.id} were promoted, and nobody can say whose data is the right one.`,
    {
      mend: `Look into both, then move the other's folder away: ${dataDirOf(folder, one)} or ${dataDirOf(folder, other)}.`,
    },
  );
}

/** What a member is among several. A former primary has not heard yet that another was promoted. */
export const roles = ['primary', 'replica', 'former primary'] as const;

/** One of them. */
export type Role = (typeof roles)[number];

export function roleOf(folder: StageFolder, shard: ShardPlaces, place: Place): Role {
  if (place === primaryOf(folder, shard)) return 'primary';
  return isStandby(dataDirOf(folder, place)) ? 'replica' : 'former primary';
}

/** The history a member that is no standby is in: every promotion leaves a file, and they stay. */
function timelineOf(dataDir: string): number {
  const numbers = readdirSync(join(dataDir, 'pg_wal')).map((name) => {
    const [, number] = HISTORY.exec(name) ?? [];
    return number === undefined ? 1 : Number.parseInt(number, HEXADECIMAL);
  });
  return Math.max(1, ...numbers);
}
