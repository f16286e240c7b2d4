import type * as z from 'zod';
import { ShardMapError } from './shard-map-error.ts';

/** What is wrong with a shard that is named at `place`. */
export function shardProblem(shard: number, shards: readonly number[], place: string): string[] {
  return shards.includes(shard) ? [] : [`${place}: there is no shard ${shard}, only ${shards.join(', ')}`];
}

/** Shards that are there twice. */
export function repeatedShards(shards: readonly number[]): string[] {
  return shards.flatMap((shard, at) =>
    shards.indexOf(shard) === at ? [] : [`shards[${at}]: shard ${shard} is there twice`],
  );
}

/** @throws ShardMapError when there are any */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ShardMapError(problems);
}

/** What a schema found, by place. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${placeOf(path) || 'the map'}: ${message}`);
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`))
    .join('');
}
