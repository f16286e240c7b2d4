import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Places } from '../state/places.ts';
import type { StageFolder } from '../state/stage-folder.ts';

const HISTORY = /^([0-9A-F]{8})\.history$/;
const HEXADECIMAL = 16;

/** Where a member of the shard has its data. */
export function dataDirOf(folder: StageFolder, place: Place): string {
  return join(folder.data, place.name);
}

export function hasData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION'));
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
 * Who is primary, by what is on the disk: of the members that are no standby the one of the latest history. The stage's data
 * only says who was first; whoever was promoted since has what was written since.
 */
export function primaryOf(folder: StageFolder, places: Places): Place {
  const first = places.primary;
  const claims = [first, ...places.replicasOf(first)]
    .map((place) => ({ place, dataDir: dataDirOf(folder, place) }))
    .filter(({ dataDir }) => hasData(dataDir) && !isStandby(dataDir))
    .map(({ place, dataDir }) => ({ place, timeline: timelineOf(dataDir) }));
  return claims.reduce((latest, claim) => (claim.timeline > latest.timeline ? claim : latest), {
    place: first,
    timeline: 0,
  }).place;
}

/** What a member is among several. A former primary has not heard yet that another was promoted. */
export type Role = 'primary' | 'replica' | 'former primary';

export function roleOf(folder: StageFolder, places: Places, place: Place): Role {
  if (place === primaryOf(folder, places)) return 'primary';
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
