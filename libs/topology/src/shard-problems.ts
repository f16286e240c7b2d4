import { primariesOf, shardNumber } from './shards-of.ts';
import type { Computer, TenantRange } from './stage.ts';

/** What is wrong with who is which shard and whose tenants it has; each begins with its place below the stage. */
export function shardProblems(computers: readonly Computer[]): string[] {
  const primaries = primariesOf(computers);
  const catalog = primaries.length === 0 || primaries.some((primary) => shardNumber(primary) === 1);
  return [
    ...computers.flatMap((computer, at) =>
      [
        ...strayProblems(computer),
        ...numberProblems(computer, primaries),
        ...missing(computer, primaries),
      ].map((problem) => `computers[${at}].${problem}`),
    ),
    ...rangeProblems(computers),
    ...(catalog ? [] : ['computers: no primary is shard 1, which has the catalog']),
  ];
}

/** Of a computer that is no shard's primary. */
function strayProblems({ tiers, replicaOf, shard, tenants }: Computer): string[] {
  const why = !tiers.includes('database')
    ? 'the computer has no database'
    : replicaOf === undefined
      ? undefined
      : "a replica has its primary's";
  if (why === undefined) return [];
  return [
    ...(shard === undefined ? [] : [`shard: ${why}`]),
    ...(tenants === undefined ? [] : [`tenants: ${why}`]),
  ];
}

function numberProblems(computer: Computer, primaries: readonly Computer[]): string[] {
  const at = primaries.indexOf(computer);
  const number = shardNumber(computer);
  const first = primaries.slice(0, Math.max(at, 0)).find((other) => shardNumber(other) === number);
  return first ? [`shard: ${first.id} is shard ${number} already`] : [];
}

/** One shard has every tenant when it says nothing; of several, nobody can say whose the rest would be. */
function missing(computer: Computer, primaries: readonly Computer[]): string[] {
  const wanted = primaries.length > 1 && primaries.includes(computer) && computer.tenants === undefined;
  return wanted ? ['tenants: is missing: of several shards each says whose tenants it has'] : [];
}

interface OwnedRange extends TenantRange {
  readonly shard: number;
  readonly place: string;
}

function rangeProblems(computers: readonly Computer[]): string[] {
  const ranges = computers.flatMap((computer, at) =>
    (computer.tenants ?? []).map((range, index) => ({
      ...range,
      shard: shardNumber(computer),
      place: `computers[${at}].tenants[${index}]`,
    })),
  );
  return ranges.flatMap((range, at) => [
    ...(range.from > range.to ? [`${range.place}: ${range.from} is after ${range.to}`] : []),
    ...ranges.slice(0, at).flatMap((other) => overlap(range, other)),
  ]);
}

function overlap(range: OwnedRange, other: OwnedRange): string[] {
  const apart = range.from > other.to || other.from > range.to;
  return apart ? [] : [`${range.place}: ${show(range)} overlaps ${show(other)}`];
}

function show({ from, to, shard }: OwnedRange): string {
  return `${from}–${to} on shard ${shard}`;
}
