import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Position } from '@scaleout/database';

const MAC_BYTES = 16;
const LONGEST = 1_024;
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

/**
 * What a client has seen and written, as a text that the client keeps for us. It is signed: a position made up would drive
 * its reads to the primary, or call for what never was. It tells nobody anything, and everybody may have anybody's.
 */
export class ConsistencyToken {
  constructor(private readonly secret: string) {}

  write(positions: readonly Position[]): string {
    const text = positions
      .map(({ shard, timeline, lsn, xmax }) =>
        [shard, timeline, lsn.toString(HEXADECIMAL), xmax?.toString(HEXADECIMAL)]
          .filter((part) => part !== undefined)
          .join('.'),
      )
      .join('_');
    return `${text}~${this.#sign(text).toString('base64url')}`;
  }

  /** @returns undefined for a text that is none of ours: who sends it counts like one who sends nothing */
  read(token: string): Position[] | undefined {
    if (token.length > LONGEST) return undefined;
    const [text = '', mac = ''] = token.split('~');
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== MAC_BYTES || !timingSafeEqual(given, this.#sign(text))) return undefined;
    const parsed = z.array(positionSchema).safeParse(text.split('_').map((part) => part.split('.')));
    return parsed.data;
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest().subarray(0, MAC_BYTES);
  }
}
