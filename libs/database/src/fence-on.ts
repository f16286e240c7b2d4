import { FENCE } from './check-fence.ts';
import type { Member } from './member.ts';
import { statement } from './statement.ts';

const findFence = statement<[], [state: string | null]>('find-fence', `SELECT ${FENCE}`);

/** The fence of a tenant on a member: asked after a read that could not ask for it itself. */
export async function fenceOn(member: Member, tenantId: number): Promise<string | null> {
  const [row] = await member.run(findFence, [tenantId]);
  return row?.[0] ?? null;
}
