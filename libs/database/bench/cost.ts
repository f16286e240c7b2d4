import { cpuTimeOfTree } from '@scaleout/local/testing';

/** Milliseconds: from the first query to the last answer; CPU of PostgreSQL; CPU of this process. */
export interface Cost {
  readonly latencyMs: number;
  readonly dbCpuMs: number;
  readonly clientCpuMs: number;
}

/** What `work` costs, on the servers with these process ids and here. */
export async function costOf(postgresPids: readonly number[], work: () => Promise<void>): Promise<Cost> {
  const cpuOfServers = () => postgresPids.reduce((sum, pid) => sum + cpuTimeOfTree(pid), 0);
  const dbBefore = cpuOfServers();
  const clientBefore = process.cpuUsage();
  const start = performance.now();
  await work();
  const latencyMs = performance.now() - start;
  const { user, system } = process.cpuUsage(clientBefore);
  return { latencyMs, clientCpuMs: (user + system) / 1_000, dbCpuMs: cpuOfServers() - dbBefore };
}
