import { membersOf } from '../../src/routing/check-members.ts';
import { seenNothing } from '../../src/routing/position.ts';
import { Positions } from '../../src/routing/positions.ts';
import { Shard } from '../../src/shard.ts';
import { statement } from '../../src/statement.ts';
import { tenantContext, withPositions } from '../../src/tenant-context.ts';
import { prepareReads, TENANT, type Query } from '../reads.ts';
import { paramsOf, statementOf } from '../statement-of.ts';
import type { ReplicatedShard } from './start-replicated.ts';

/** Who answered when sessions write a tenth of the time. */
export interface Share {
  readonly sessions: number;
  readonly reads: number;
  readonly writes: number;
  /** How many of the reads replicas answered, in percent. */
  readonly byReplicasPercent: number;
}

const WRITE_EVERY = 10;
const tenant = tenantContext(TENANT);
const touchUser = statement<[id: number], unknown[]>(
  'bench-touch-user',
  'UPDATE users SET bio = bio WHERE tenant_id = $1 AND id = $2',
);

/** Many sessions read and write without a pause, each with positions of its own; replicas keep up. */
export async function measureShare(
  { primary, replicas }: ReplicatedShard,
  { queries, sessions }: { readonly queries: number; readonly sessions: number },
): Promise<Share> {
  const shard = new Shard({ members: membersOf([primary, ...replicas]) });
  try {
    await shard.ready();
    const [, reads = []] = (await prepareReads(primary, queries))[0] ?? [];
    const left = reads.entries();
    await Promise.all(Array.from({ length: sessions }, (_, session) => act(shard, session, left)));
    return { sessions, ...tally(shard) };
  } finally {
    await shard.close();
  }
}

async function act(shard: Shard, session: number, left: Iterable<[number, Query]>): Promise<void> {
  const asked = withPositions(tenant, new Positions(`session ${session}`, [seenNothing(1)]));
  for (const [number, query] of left) {
    if (number % WRITE_EVERY === 0) await shard.write(asked).query(touchUser, Number(query.values[1]));
    else await shard.read(asked).query(statementOf(query), ...paramsOf(query));
  }
}

function tally(shard: Shard) {
  const members = shard.status();
  const sum = (of: typeof members) => of.reduce((total, { reads }) => total + reads, 0);
  const reads = sum(members);
  const byReplicas = sum(members.filter(({ state }) => state !== 'primary'));
  return {
    reads,
    writes: members.reduce((total, { writes }) => total + writes, 0),
    byReplicasPercent: (100 * byReplicas) / reads,
  };
}
