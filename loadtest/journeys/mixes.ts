/** What somebody comes for. */
export type JourneyName = 'reader' | 'member' | 'writer' | 'explorer';

/** Of 100 visits, how many are of which kind. */
export type Mix = Readonly<Record<JourneyName, number>>;

/** By their names. The shares of writes are of requests, not of visits: a reader asks five times, a writer writes twice. */
export const mixes = {
  /** 95 reads to 5 writes. */
  'read-heavy': { reader: 91, member: 7, writer: 2, explorer: 0 },
  /** 70 reads to 30 writes. */
  balanced: { reader: 44, member: 36, writer: 20, explorer: 0 },
  /** 45 reads to 55 writes. */
  'write-heavy': { reader: 5, member: 35, writer: 60, explorer: 0 },
  /** Most look at articles of all publications. */
  explore: { reader: 30, member: 0, writer: 0, explorer: 70 },
} as const satisfies Record<string, Mix>;

/** Name of a mix. */
export type MixName = keyof typeof mixes;

/** Shares no factor with 100: it visits every place once before it visits one again, and neighbours are far apart. */
const STEP = 61;

/**
 * What the visit of that number is for. Not drawn but dealt: any 100 visits in a row have the mix's shares exactly, so a
 * short run is as good a mix as a long one.
 */
export function journeyOf(mix: Mix, visit: number): JourneyName {
  let place = (visit * STEP) % 100;
  for (const [name, share] of Object.entries(mix) as [JourneyName, number][]) {
    if (place < share) return name;
    place -= share;
  }
  throw new RangeError('The shares of a mix do not come to 100');
}
