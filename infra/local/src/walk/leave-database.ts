import { rmSync } from 'node:fs';
import { runSql } from '../servers/run-sql.ts';
import type { Running } from '../stage/running.ts';
import { dataDirOf } from '../stage/shard-roles.ts';
import type { Place } from '../state/places.ts';
import { untilLeft } from './until-left.ts';

/** Who only looks whether it is the primary goes on for a while, and needs nothing of it. */
const CLIENTS = `COPY (SELECT count(*) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND query NOT LIKE '%pg_is_in_recovery()%'
    AND (state <> 'idle' OR state_change > now() - interval '1 second')) TO STDOUT`;

/** Stops a database that the stage has no more, when all have left it, and deletes its data: others have them. */
export async function leaveDatabase(running: Running, place: Place): Promise<void> {
  const { launch, starting } = running;
  const server = { ...place, tool: starting.tools.postgres, password: launch.secrets.databasePassword };
  await untilLeft(async () => {
    const { ok, output } = await runSql(server, CLIENTS);
    return ok ? Number(output) : 0;
  });
  await running.stop(place);
  rmSync(dataDirOf(launch.folder, place), { recursive: true, force: true });
}
