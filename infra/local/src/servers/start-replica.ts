import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { type Address, loopback } from './address.ts';
import { copyPrimary, markStandby } from './copy-primary.ts';
import { databaseUser } from './database-user.ts';
import { ensureReplicationRole, replicationRole } from './replication-role.ts';
import { runSql } from './run-sql.ts';
import { configure, startPostgres, type PostgresOptions, type PostgresServer } from './start-postgres.ts';

/** Where and how a streaming replica runs. */
export interface ReplicaOptions extends Omit<PostgresOptions, 'standby'> {
  /** Its name among the members, as `synchronous_standby_names` knows it: letters, digits, underscores. */
  name: string;
  /** The primary it is copied from, when it has no data yet. */
  primary: Address;
  /** All members that may ever be primary, it may be among them. */
  members: readonly Address[];
  /** See `recovery_min_apply_delay`; none by default. */
  applyDelayMs?: number;
}

/**
 * Starts a streaming replica of a primary and waits until it answers reads. The first start copies the
 * primary. A folder that has data, a former primary's too, becomes a standby of whoever is primary: it must have stopped
 * in order, with nothing that the new primary lacks.
 */
export async function startReplica(options: ReplicaOptions): Promise<PostgresServer> {
  const { primary, ...replica } = options;
  const { dataDir, tool, password, asUser = databaseUser() } = replica;
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    await ensureReplicationRole(primary, tool, password);
    await copyPrimary({ dataDir, primary, tool, password, user: asUser });
  }
  markStandby(dataDir, asUser);
  return startPostgres(postgresOptions(replica));
}

/** Tells a running replica who may be primary from now on. */
export async function reconfigureReplica(options: Omit<ReplicaOptions, 'primary'>): Promise<void> {
  configure(postgresOptions(options));
  const { ok, output } = await runSql(options, 'SELECT pg_reload_conf()');
  if (!ok) throw new LaunchError(`A replica could not be told whom it may follow: ${output.trim()}`);
}

function postgresOptions({
  name,
  members,
  applyDelayMs,
  ...postgres
}: Omit<ReplicaOptions, 'primary'>): PostgresOptions {
  return {
    ...postgres,
    standby: {
      name,
      members: members.map(({ host = loopback, port }) => ({ host, port })),
      user: replicationRole,
      password: postgres.password,
      ...(applyDelayMs === undefined ? {} : { applyDelayMs }),
    },
  };
}
