import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../src/generated/tenant/client.ts';
import { membersOf } from '../../src/routing/check-members.ts';
import { seenNothing } from '../../src/routing/position.ts';
import { Positions } from '../../src/routing/positions.ts';
import { Shard } from '../../src/shard.ts';
import { tenantContext, withPositions } from '../../src/tenant-context.ts';
import { statementTypes } from '../../src/type-parsers.ts';
import { TENANT, type Query } from '../reads.ts';
import { paramsOf, statementOf } from '../statement-of.ts';
import type { ReplicatedShard } from './start-replicated.ts';

/** A way to read on a replica. */
export interface Way {
  readonly name: string;
  /** @param session a number by which askers are told apart: each keeps to one replica */
  read(session: number, query: Query): Promise<unknown>;
  close(): Promise<void>;
}

const BARE = 'pg';

const tenant = tenantContext(TENANT);

/** What our pools ask of a connection: it must not make the difference. */
const options = '-c timezone=UTC -c statement_timeout=5000';

/** A bare pool a replica, and prepared statements: the least that anybody could do. */
export function viaPg({ replicas }: ReplicatedShard): Way {
  const pools = replicas.map((connectionString) => new pg.Pool({ connectionString, options }));
  return {
    name: BARE,
    read: (session, query) => of(pools, session).query({ ...query, rowMode: 'array', types: statementTypes }),
    close: () => all(pools.map((pool) => pool.end())),
  };
}

export function viaPrisma({ replicas }: ReplicatedShard): Way {
  const clients = replicas.map(
    (connectionString) => new PrismaClient({ adapter: new PrismaPg({ connectionString, options }) }),
  );
  return {
    name: 'Prisma',
    read: (session, { text, values }) => of(clients, session).$queryRawUnsafe(text, ...values),
    close: () => all(clients.map((client) => client.$disconnect())),
  };
}

/** Our statements where there is nothing to route. */
export function viaOneMember({ replicas }: ReplicatedShard): Way {
  const shards = replicas.map((url) => new Shard({ members: membersOf([url]) }));
  return {
    name: 'shard of one',
    read: (session, query) =>
      of(shards, session)
        .read(tenant)
        .query(statementOf(query), ...paramsOf(query)),
    close: () => all(shards.map((shard) => shard.close())),
  };
}

/** The routed read: the session's position is minded and raised. */
export async function viaRouter({ primary, replicas }: ReplicatedShard): Promise<Way> {
  const shard = new Shard({ members: membersOf([primary, ...replicas]) });
  await shard.ready();
  const sessions: ReturnType<typeof withPositions>[] = [];
  const ofSession = (session: number) =>
    (sessions[session] ??= withPositions(tenant, new Positions(`session ${session}`, [seenNothing(1)])));
  return {
    name: 'routed',
    read: (session, query) => shard.read(ofSession(session)).query(statementOf(query), ...paramsOf(query)),
    close: () => shard.close(),
  };
}

function of<Each>(each: readonly Each[], session: number): Each {
  const one = each[session % each.length];
  if (one === undefined) throw new RangeError('There is none');
  return one;
}

async function all(promises: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(promises);
}
