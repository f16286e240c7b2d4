import type { Member } from './member.ts';
import { parseSeen, SEEN, type Seen } from './routing/seen.ts';

const SEEN_NOW = { name: 'seen', text: `SELECT ${SEEN} AS it` };

/** How far a member is at this moment. */
export async function seenBy(member: Member): Promise<Seen> {
  const { rows } = await member.pool.query<{ it: string }>(SEEN_NOW);
  return parseSeen(rows[0]?.it ?? '');
}
