import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyPrimary, markStandby } from './copy-primary.ts';
import { databaseUser } from './database-user.ts';
import { ensureReplicationRole, replicationRole } from './replication-role.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from './start-postgres.ts';

/** Where and how a streaming replica runs. */
export interface ReplicaOptions extends Omit<PostgresOptions, 'standby'> {
  /** Its name among the members, as `synchronous_standby_names` knows it: letters, digits, underscores. */
  name: string;
  /** Port of the primary it is copied from, when it has no data yet. */
  primaryPort: number;
  /** Ports of all members that may ever be primary, its own may be among them. */
  memberPorts: readonly number[];
  /** See `recovery_min_apply_delay`; none by default. */
  applyDelayMs?: number;
}

/**
 * Starts a streaming replica of a primary on this computer and waits until it answers reads. The first start copies the
 * primary. A folder that has data, a former primary's too, becomes a standby of whoever is primary: it must have stopped
 * in order, with nothing that the new primary lacks.
 */
export async function startReplica(options: ReplicaOptions): Promise<PostgresServer> {
  const { name, primaryPort, memberPorts, applyDelayMs, ...postgres } = options;
  const { dataDir, tool, password, asUser = databaseUser() } = postgres;
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    await ensureReplicationRole(primaryPort, tool, password);
    await copyPrimary({ dataDir, primaryPort, tool, password, user: asUser });
  }
  markStandby(dataDir, asUser);
  return startPostgres({
    ...postgres,
    standby: {
      name,
      members: memberPorts.map((port) => ({ host: '127.0.0.1', port })),
      user: replicationRole,
      password,
      ...(applyDelayMs === undefined ? {} : { applyDelayMs }),
    },
  });
}
