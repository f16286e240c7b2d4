import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { renderNginxConf } from '@scaleout/tiers';
import type { NginxTool } from '../tools/tool.ts';
import { type Address, hostAndPort, loopback } from './address.ts';
import { httpStatus } from './http-probe.ts';
import { probePort } from './free-port.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';

/** Where and how a web server runs. */
export interface NginxOptions extends Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  /** Both loopbacks, where there is none: browsers take `*.localhost` to either. */
  host?: string;
  port: number;
  computer: string;
  tool: NginxTool;
  /** Own folder, made when missing: configuration, pid, temporary files. */
  runDir: string;
  webRoot: string;
  /** Of the API processes. */
  apis: readonly Address[];
  accessLog: string;
  logFile: string;
}

/** Starts nginx and waits until it answers. */
export async function startNginx(options: NginxOptions): Promise<ManagedProcess> {
  const { host, port, tool, runDir } = options;
  for (const folder of [runDir, dirname(options.accessLog)]) mkdirSync(folder, { recursive: true });
  const configuration = join(runDir, 'nginx.conf');
  writeFileSync(
    configuration,
    renderNginxConf({
      listen: await listenAt(host, port),
      computer: options.computer,
      webRoot: options.webRoot,
      apiServers: options.apis.map(hostAndPort),
      workerProcesses: Math.min(2, availableParallelism()),
      runDir,
      accessLog: options.accessLog,
      errorLog: options.logFile,
      gzipStatic: tool.gzipStatic,
      ...(tool.brotliStaticModule === undefined ? {} : { brotliStaticModule: tool.brotliStaticModule }),
      ...(process.getuid?.() === 0 ? { runAs: userInfo().username } : {}),
    }),
  );
  const server = await startProcess({
    title: 'nginx',
    command: tool.path,
    // Without -e it opens the log it was built with, which an ordinary user may not.
    args: ['-p', runDir, '-c', configuration, '-e', options.logFile],
    env: tool.env,
    logFile: options.logFile,
    stopSignal: 'SIGQUIT',
    forceSignal: 'SIGTERM',
    graceMs: 10_000,
    ...caredFor(options),
  });
  await untilReady(server, async () => (await httpStatus(options, '/health/live')) === 200);
  return server;
}

async function listenAt(host: string | undefined, port: number): Promise<string[]> {
  if (host !== undefined && host !== loopback) return [hostAndPort({ host, port })];
  const hasIpv6 = (await probePort(port, '::1')) === 'free';
  return [hostAndPort({ port }), ...(hasIpv6 ? [`[::1]:${port}`] : [])];
}
