import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import { startReplica } from '../servers/start-replica.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { guardProcess } from './guard.ts';
import { report } from './report.ts';
import type { TestPostgres } from './start-test-postgres.ts';

/** How a replica for specs differs from one that keeps up. */
export interface TestReplicaOptions {
  /** Its name and that of its folder. */
  readonly name: string;
  readonly primaryPort: number;
  /** Ports of all members that may become primary; the primary's alone by default. */
  readonly memberPorts?: readonly number[];
  /** Its own port: chosen before, or that of an earlier one, to start it again on the same data. */
  readonly port?: number;
  readonly applyDelayMs?: number;
  readonly durable?: boolean;
}

/** Starts a streaming replica of a test PostgreSQL, with its data below `folder`. */
export async function startTestReplica(folder: string, options: TestReplicaOptions): Promise<TestPostgres> {
  const { name, primaryPort, memberPorts = [primaryPort], applyDelayMs, durable = false } = options;
  const port = options.port ?? (await freePort());
  const { postgres } = await ensureTools(['postgres'], report);
  const server = await startReplica({
    name,
    primary: { port: primaryPort },
    members: memberPorts.map((member) => ({ port: member })),
    dataDir: join(folder, name),
    logFile: join(folder, `${name}.log`),
    port,
    tool: postgres,
    password: 'test',
    maxConnections: 200,
    memoryMb: 128,
    durable,
    onSpawn: guardProcess,
    ...(applyDelayMs === undefined ? {} : { applyDelayMs }),
  });
  return { ...server, port, adminUrl: server.url('postgres') };
}
