import pg from 'pg';
import { parseLsn, type Lsn } from './lsn.ts';
import type { Position } from './position.ts';

/** How a timeline came to be: which ones it continues, and up to where of each. */
export class TimelineHistory {
  readonly #switchPoints: ReadonlyMap<number, Lsn>;

  /** @param text as PostgreSQL keeps it: a line an ancestor, with its number and the place where it was left */
  constructor(text: string) {
    const lines = text.matchAll(/^\s*(\d+)\s+([0-9A-F]+\/[0-9A-F]+)/gim);
    this.#switchPoints = new Map(
      [...lines].map(([, timeline = '', lsn = '']) => [Number(timeline), parseLsn(lsn)]),
    );
  }

  /** Whether what was at a position of an earlier timeline is in this one as well. */
  contains({ timeline, lsn }: Position): boolean {
    const switchPoint = this.#switchPoints.get(timeline);
    return switchPoint !== undefined && lsn <= switchPoint;
  }

  /** Whose a place is that a member of `timeline` has come to: of the earliest one that was not left before it. */
  ownerOf(timeline: number, lsn: Lsn): number {
    for (const [ancestor, switchPoint] of this.#switchPoints) {
      if (ancestor < timeline && lsn <= switchPoint) return ancestor;
    }
    return timeline;
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Asks a member for the history of a timeline, by the replication protocol: it wants no right to read files, but the role must
 * have REPLICATION.
 * @returns undefined where it has not
 */
export async function loadHistory(
  url: string,
  timeline: number,
  timeoutMs: number,
): Promise<TimelineHistory | undefined> {
  if (timeline === 1) return new TimelineHistory(''); // the first has no ancestor, and no file
  // `replication` is missing from the published types, not from the client.
  const config: pg.ClientConfig & { replication: string } = {
    connectionString: url,
    replication: 'database',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  };
  const client = new pg.Client(config);
  client.on('error', () => undefined); // the query below fails as well, and that is heard
  try {
    await client.connect();
    const { rows } = await client.query<{ content: unknown }>(`TIMELINE_HISTORY ${timeline}`);
    return new TimelineHistory(String(rows[0]?.content));
  } catch (error) {
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
