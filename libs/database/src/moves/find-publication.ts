import type pg from 'pg';
import * as z from 'zod';
import { MOVE_STEPS, MoveRefused } from '@scaleout/sharding/moves';
import { parseShardMap, type ShardMap } from '@scaleout/sharding';
import type { MoveRow } from './move-row.ts';
import { roomOf } from './room-of.ts';

const lineageSchema = z.object({ system: z.string(), timeline: z.number() });
const notesSchema = z.object({
  source: lineageSchema.optional(),
  target: lineageSchema.optional(),
  leftBefore: z.number().optional(),
  epoch: z.number().optional(),
});
const moveSchema = z.object({
  source: z.number(),
  target: z.number(),
  step: z.enum(MOVE_STEPS),
  notes: notesSchema,
});
const publicationSchema = z.object({
  id: z.coerce.number<string>(),
  placed: z.number().nullable(),
  map: z.unknown(),
  move: moveSchema.nullable(),
});

const FIND = `
  SELECT id, (SELECT shard FROM placements WHERE tenant_id = id) AS placed, (SELECT map FROM shard_map) AS map,
    (SELECT json_build_object('source', source, 'target', target, 'step', step, 'notes', notes)
     FROM moves WHERE tenant_id = id) AS move
  FROM publications WHERE slug = $1 AND opened_at IS NOT NULL`;

/** A publication as a mover needs it. */
export interface FoundPublication {
  readonly tenantId: number;
  readonly owner: number;
  readonly map: ShardMap;
  /** The move that was begun and has not ended. */
  readonly move: MoveRow | undefined;
}

/** @throws MoveRefused when there is none */
export async function findPublication(client: pg.Client, slug: string): Promise<FoundPublication> {
  const { rows } = await client.query(FIND, [slug]);
  if (rows[0] === undefined) throw new MoveRefused(`There is no publication ${slug}.`);
  const { id, placed, map: json, move } = publicationSchema.parse(rows[0]);
  if (json === null)
    throw new MoveRefused('The catalog does not know of shards yet: run ./scaleout migrate.');
  const map = parseShardMap(json);
  return {
    tenantId: id,
    owner: placed ?? map.shardOf(id),
    map,
    move: move
      ? { tenantId: id, source: move.source, target: move.target, step: move.step, notes: notesOf(move) }
      : undefined,
  };
}

/** What is undefined is left out, as the types have it. */
function notesOf({ notes }: z.infer<typeof moveSchema>): MoveRow['notes'] {
  return JSON.parse(JSON.stringify(notes)) as MoveRow['notes'];
}

/**
 * @param known of which shards the mover was told where they are
 * @throws MoveRefused when no tenant can be moved there
 */
export async function checkTarget(
  client: pg.Client,
  { map, owner }: FoundPublication,
  target: number,
  known: readonly number[],
): Promise<void> {
  const unknown = [owner, target].find((shard) => !known.includes(shard));
  if (!map.shards.includes(target)) {
    throw new MoveRefused(`There is no shard ${target}: there are ${map.shards.join(', ')}.`);
  }
  if (unknown !== undefined) {
    throw new MoveRefused(`Nobody said where shard ${unknown} is: SHARD_${unknown}_URLS is missing.`);
  }
  const { rows } = await client.query<{ tenants: number }>('SELECT tenants FROM shards WHERE number = $1', [
    target,
  ]);
  const room = roomOf(map, target);
  if ((rows[0]?.tenants ?? 0) < room) return;
  throw new MoveRefused(
    `Shard ${target} is full: it owns as many publications as its ranges have ids, ${room}.`,
  );
}
