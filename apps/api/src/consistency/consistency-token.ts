import { createHmac, timingSafeEqual } from 'node:crypto';
import { formatPositions, parsePositions, type Position } from '@scaleout/database';

const MAC_BYTES = 16;
const LONGEST = 1_024;

/**
 * What a client has seen and written, as a text that the client keeps for us. It is signed: a position made up would drive
 * its reads to the primary, or call for what never was. It tells nobody anything, and everybody may have anybody's.
 */
export class ConsistencyToken {
  constructor(private readonly secret: string) {}

  write(positions: readonly Position[]): string {
    const text = formatPositions(positions);
    return `${text}~${this.#sign(text).toString('base64url')}`;
  }

  /** @returns undefined for a text that is none of ours: who sends it counts like one who sends nothing */
  read(token: string): Position[] | undefined {
    if (token.length > LONGEST) return undefined;
    const [text = '', mac = ''] = token.split('~');
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== MAC_BYTES || !timingSafeEqual(given, this.#sign(text))) return undefined;
    return parsePositions(text);
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest().subarray(0, MAC_BYTES);
  }
}
