import type { StandbyOptions } from '@scaleout/tiers';
import type { PostgresTool } from '../tools/tool.ts';
import { databaseUser, type SystemUser } from './database-user.ts';
import { configurePostgres, databaseRole, initPostgres } from './init-postgres.ts';
import { isPostgresReady } from './postgres-probe.ts';
import { startProcess, untilReady, type ManagedProcess, type OnSpawn } from './managed-process.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';

/** Where and how a PostgreSQL server runs. */
export interface PostgresOptions {
  /** Made when missing. Everybody must be able to pass through the folders above it when root starts the server. */
  dataDir: string;
  port: number;
  tool: PostgresTool;
  /** Of the role `scaleout`; decides at the first start, must stay the same afterwards. */
  password: string;
  logFile: string;
  /** Default 512. */
  memoryMb?: number;
  /** Default 100. */
  maxConnections?: number;
  /** Folder of a Unix socket beside the port; none by default. */
  socketDir?: string;
  /** False only for tests: faster, and a crash loses data. */
  durable?: boolean;
  /** Whom it follows while it is a standby; see `startReplica`. */
  standby?: StandbyOptions;
  /** By default the unprivileged user when root starts it, else oneself. */
  asUser?: SystemUser | undefined;
  /** Told as soon as the process exists. */
  onSpawn?: OnSpawn;
}

/** A running PostgreSQL server. */
export interface PostgresServer extends ManagedProcess {
  /** Connection URL of one of its databases. */
  url(database: string): string;
}

/** Starts PostgreSQL on loopback and waits until it takes connections. It stops by fast shutdown: nothing is lost. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, port, tool, password, asUser = databaseUser() } = options;
  await initPostgres(dataDir, tool, password, asUser);
  const { socketDir, durable, standby } = options;
  configurePostgres(
    dataDir,
    {
      port,
      listen: ['127.0.0.1'],
      memoryMb: options.memoryMb ?? 512,
      maxConnections: options.maxConnections ?? 100,
      ...(socketDir === undefined ? {} : { socketDir }),
      ...(durable === undefined ? {} : { durable }),
      ...(standby === undefined ? {} : { standby }),
    },
    asUser,
  );
  await clearStalePostmaster(dataDir);
  const server = await startProcess({
    title: 'PostgreSQL',
    command: tool.path,
    args: ['-D', dataDir],
    env: tool.env,
    cwd: '/', // where we stand may be closed to its user
    logFile: options.logFile,
    stopSignal: 'SIGINT', // fast shutdown; SIGTERM would wait for every client to leave
    forceSignal: 'SIGQUIT', // at once, with recovery at the next start; SIGKILL would leave its helpers behind
    graceMs: 20_000,
    ...(asUser === undefined ? {} : { asUser }),
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
  });
  await untilReady(server, () => isPostgresReady(port));
  const url = (database: string) => `postgresql://${databaseRole}:${password}@127.0.0.1:${port}/${database}`;
  return { ...server, url };
}
