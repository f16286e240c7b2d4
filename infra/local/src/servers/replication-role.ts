import { LaunchError } from '../launch-error.ts';
import type { PostgresTool } from '../tools/tool.ts';
import type { Address } from './address.ts';
import { runSql } from './run-sql.ts';

/** Name of the role that standbys come with: it may copy everything and change nothing. */
export const replicationRole = 'replicator';

/** Makes the role on a primary that has none; `password` is letters and digits. */
export async function ensureReplicationRole(
  primary: Address,
  tool: PostgresTool,
  password: string,
): Promise<void> {
  const sql = `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${replicationRole}') THEN
      CREATE ROLE ${replicationRole} LOGIN REPLICATION PASSWORD '${password}';
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another replica made it at this moment
  END $$`;
  const { ok, output } = await runSql({ ...primary, tool, password }, sql);
  if (!ok) throw new LaunchError(`The role for replication could not be made: ${output.trim()}`);
}
