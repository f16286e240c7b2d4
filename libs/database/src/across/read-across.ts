import { setTimeout as sleep } from 'node:timers/promises';
import { type DirectoryMap, UnplacedTenant } from '@scaleout/sharding';
import { DeadlinePassed, gather, mergeByKey, type SortedPage } from '@scaleout/sharding/scatter';
import type { Position } from '../routing/position.ts';
import type { Shards } from '../shards.ts';
import type { TenantContext } from '../tenant-context.ts';
import { AcrossPositions } from './across-positions.ts';
import type { AcrossAnswer } from './across-reader.ts';
import type { AcrossRow, AcrossStatement } from './across-statement.ts';
import { arrivalsOf } from './arrivals.ts';
import type { Directory } from '../directory/directory.ts';
import { isDatabaseUnavailable } from '../database-error.ts';
import { PositionLost } from '../routing/errors/position-lost.ts';
import { DirectoryBehind } from './directory-behind.ts';
import { NoShardAnswered } from './no-shard-answered.ts';

/** Some rows of all shards together, in an order that no two rows share. */
export interface AcrossQuery<Params extends readonly unknown[], Row extends AcrossRow, Key> {
  /** At most `limit` rows of one shard, in order. */
  readonly statement: AcrossStatement<Params, Row>;
  readonly params: Params;
  readonly limit: number;
  /** A row's place in the order: it goes with the row when its tenant moves. */
  readonly keyOf: (row: Row) => Key;
  /** Negative when the first comes before. */
  readonly compare: (one: Key, other: Key) => number;
  /** How long each shard is waited for, in milliseconds. */
  readonly deadlineMs: number;
}

export interface AcrossPage<Row extends AcrossRow, Key> {
  readonly rows: readonly Row[];
  /** After which key the next page begins; null when this was the last. */
  readonly next: Key | null;
  /** Who gave no answer, and why: what they have is not on this page. */
  readonly missing: readonly { readonly shard: number; readonly error: unknown }[];
}

type Gathered<Row extends AcrossRow> = Awaited<ReturnType<typeof gather<number, AcrossAnswer<Row>>>>;

const AWAY = [DeadlinePassed, PositionLost];

/** Between two looks at a directory that is about to change. */
const REST_MS = 10;

/**
 * Reads one page of all shards. Each tenant's rows are taken of its owner alone, by one directory for the whole page. A shard
 * that a tenant has left, by a move that this directory does not know, says so: then the directory is asked for, and the page anew.
 * Each shard answers as of its own moment: there is no snapshot of all.
 *
 * @param asker at which publication is asked, by whom
 * @throws NoShardAnswered, and PositionLost where it is the shard of that publication
 */
export async function readAcross<Params extends readonly unknown[], Row extends AcrossRow, Key>(
  shards: Shards,
  asker: TenantContext,
  query: AcrossQuery<Params, Row, Key>,
): Promise<AcrossPage<Row, Key>> {
  const { directory } = shards;
  await directory.known();
  const until = performance.now() + query.deadlineMs;
  for (;;) {
    const { map } = directory;
    const gathered = await ask(shards, asker, query);
    const behind = gathered.answers.filter(({ shard, answer }) =>
      answer.elsewhere.some((tenantId) => ownerIn(map, tenantId) === shard),
    );
    if (behind.length === 0) return pageOf(map, gathered, query);
    const error = await refresh(directory, until);
    if (error) return pageOf(map, without(gathered, new Set(behind.map(({ shard }) => shard)), error), query);
  }
}

/**
 * A tenant has left a moment before the directory says so: that is waited for.
 * @returns why there is no later directory to be had
 */
async function refresh(directory: Directory, until: number): Promise<DirectoryBehind | undefined> {
  if (performance.now() > until) return new DirectoryBehind();
  const { epoch } = directory.map;
  try {
    await directory.refresh();
  } catch (cause) {
    return new DirectoryBehind({ cause });
  }
  if (directory.map.epoch === epoch) await sleep(REST_MS);
  return undefined;
}

async function ask<Params extends readonly unknown[], Row extends AcrossRow, Key>(
  shards: Shards,
  { tenantId, positions, servedBy }: TenantContext,
  { statement, params, deadlineMs }: AcrossQuery<Params, Row, Key>,
): Promise<Gathered<Row>> {
  const { map } = shards.directory;
  const arrivals = arrivalsOf(shards.directory);
  const home = map.shardOf(tenantId);
  const arrivedOn = (number: number, seen: Position) => {
    const arrival = arrivals.get(number);
    return arrival && shards.of(number).toShow(seen, arrival);
  };
  const asker = {
    ...(positions && { positions: new AcrossPositions(positions, home, arrivedOn) }),
    ...(servedBy && { servedBy }),
  };
  const gathered = await gather(
    map.shards,
    async (number, signal) =>
      shards
        .of(number)
        .readAcross({ ...asker, signal })
        .query(statement, map.epoch, ...params),
    { deadlineMs },
  );
  for (const { shard, error } of gathered.missing) {
    // What one has seen at one's own publication must not be passed over.
    if (!isAway(error) || (error instanceof PositionLost && shard === home)) throw error;
  }
  return gathered;
}

/** Whether others go on without the shard; all else is a defect. */
function isAway(error: unknown): boolean {
  return AWAY.some((each) => error instanceof each) || isDatabaseUnavailable(error);
}

function pageOf<Params extends readonly unknown[], Row extends AcrossRow, Key>(
  map: DirectoryMap,
  { answers, missing }: Gathered<Row>,
  { limit, keyOf, compare }: AcrossQuery<Params, Row, Key>,
): AcrossPage<Row, Key> {
  if (answers.length === 0) throw new NoShardAnswered('No shard answered', { cause: missing[0]?.error });
  const placed = (row: Row) => ({ key: keyOf(row), row });
  const pages = answers.map(
    ({ shard, answer: { rows } }): SortedPage<{ key: Key }, { key: Key; row: Row }> => {
      const last = rows.length < limit ? undefined : rows.at(-1);
      return {
        // At the target, between its opening there and the new directory.
        rows: rows.filter(([tenantId]) => ownerIn(map, tenantId) === shard).map(placed),
        end: last && placed(last),
      };
    },
  );
  const { rows, next } = mergeByKey(pages, (one, other) => compare(one.key, other.key), limit);
  return { rows: rows.map(({ row }) => row), next: next && next.key, missing };
}

function without<Row extends AcrossRow>(
  { answers, missing }: Gathered<Row>,
  late: ReadonlySet<number>,
  error: unknown,
): Gathered<Row> {
  return {
    answers: answers.filter(({ shard }) => !late.has(shard)),
    missing: [...missing, ...[...late].map((shard) => ({ shard, error }))],
  };
}

/** Undefined for one that the map has nowhere. */
function ownerIn(map: DirectoryMap, tenantId: number): number | undefined {
  try {
    return map.shardOf(tenantId);
  } catch (error) {
    if (error instanceof UnplacedTenant) return undefined;
    throw error;
  }
}
