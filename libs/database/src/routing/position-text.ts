import * as z from 'zod';
import type { Position } from './position.ts';

const HEXADECIMAL = 16;

const hexadecimal = z
  .string()
  .regex(/^[0-9a-f]{1,16}$/)
  .transform((digits) => BigInt(`0x${digits}`));
const positionSchema = z
  .tuple([z.coerce.number().int(), z.coerce.number().int(), hexadecimal, hexadecimal.optional()])
  .transform(([shard, timeline, lsn, xmax]): Position => ({
    shard,
    timeline,
    lsn,
    ...(xmax === undefined ? {} : { xmax }),
  }));
const positionsSchema = z.array(positionSchema);

/** Positions as a text that may travel in a header, a job or a cookie: letters, digits, `.` and `_`. */
export function formatPositions(positions: readonly Position[]): string {
  return positions
    .map(({ shard, timeline, lsn, xmax }) =>
      [shard, timeline, lsn.toString(HEXADECIMAL), xmax?.toString(HEXADECIMAL)]
        .filter((part) => part !== undefined)
        .join('.'),
    )
    .join('_');
}

/** What {@link formatPositions} wrote. @returns undefined for any other text */
export function parsePositions(text: string): Position[] | undefined {
  return positionsSchema.safeParse(text.split('_').map((part) => part.split('.'))).data;
}
