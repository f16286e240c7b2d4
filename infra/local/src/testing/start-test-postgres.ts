import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import { startPostgres, type PostgresServer } from '../servers/start-postgres.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { guardProcess } from './guard.ts';
import { report } from './report.ts';

/** A PostgreSQL for specs. */
export interface TestPostgres extends PostgresServer {
  /** The superuser's URL; it names a database that is always there. */
  readonly adminUrl: string;
  readonly port: number;
}

/**
 * Starts a PostgreSQL on a free port with its data in `folder`.
 *
 * @param options.durable false by default: the data is thrown away after the run, so waiting for the disk would
 *   only make it slower. Specs that kill the server and look at what is left need true.
 * @param options.port the port of an earlier one, to start it again on the same data
 */
export async function startTestPostgres(
  folder: string,
  { durable = false, port }: { durable?: boolean; port?: number } = {},
): Promise<TestPostgres> {
  const { postgres } = await ensureTools(['postgres'], report);
  const listensOn = port ?? (await freePort());
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    port: listensOn,
    tool: postgres,
    password: 'test',
    maxConnections: 200,
    durable,
    onSpawn: guardProcess,
  });
  return { ...server, port: listensOn, adminUrl: server.url('postgres') };
}
