import type { StandbyOptions } from '@scaleout/tiers';
import type { PostgresTool } from '../tools/tool.ts';
import { loopback } from './address.ts';
import { databaseUser, type SystemUser } from './database-user.ts';
import { configurePostgres, databaseRole, initPostgres } from './init-postgres.ts';
import { isPostgresReady } from './postgres-probe.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';

/** Where and how a PostgreSQL server runs. */
export interface PostgresOptions extends Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  /** Made when missing. Everybody must be able to pass through the folders above it when root starts the server. */
  dataDir: string;
  host?: string;
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
  /** Networks besides loopback that may connect, in CIDR. */
  networks?: readonly string[];
}

/** A running PostgreSQL server. */
export interface PostgresServer extends ManagedProcess {
  /** Connection URL of one of its databases. */
  url(database: string): string;
}

/** Starts PostgreSQL and waits until it takes connections. It stops by fast shutdown: nothing is lost. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, host = loopback, port, tool, password, asUser = databaseUser() } = options;
  await initPostgres(dataDir, tool, password, asUser);
  configure(options);
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
    ...caredFor(options),
  });
  await untilReady(server, () => isPostgresReady({ host, port }));
  const url = (database: string) => `postgresql://${databaseRole}:${password}@${host}:${port}/${database}`;
  return { ...server, url };
}

/** Writes the configuration of a server that has data; one that runs reads it when it is told to. */
export function configure(options: PostgresOptions): void {
  const { dataDir, host = loopback, port, asUser = databaseUser(), socketDir, durable, standby } = options;
  configurePostgres(
    dataDir,
    {
      port,
      listen: [host],
      memoryMb: options.memoryMb ?? 512,
      maxConnections: options.maxConnections ?? 100,
      ...(socketDir === undefined ? {} : { socketDir }),
      ...(durable === undefined ? {} : { durable }),
      ...(standby === undefined ? {} : { standby }),
    },
    asUser,
    options.networks,
  );
}
