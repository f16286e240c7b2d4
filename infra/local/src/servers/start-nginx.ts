import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { renderNginxConf } from '@scaleout/tiers';
import type { NginxTool } from '../tools/tool.ts';
import { httpStatus } from './http-probe.ts';
import { probePort } from './free-port.ts';
import { startProcess, untilReady, type ManagedProcess, type OnSpawn } from './managed-process.ts';

/** Where and how a web server runs. */
export interface NginxOptions {
  port: number;
  computer: string;
  tool: NginxTool;
  /** Own folder, made when missing: configuration, pid, temporary files. */
  runDir: string;
  webRoot: string;
  /** Ports of the API processes on this machine. */
  apiPorts: readonly number[];
  accessLog: string;
  logFile: string;
  onSpawn?: OnSpawn;
}

/** Starts nginx on both loopbacks, because browsers take `*.localhost` to either, and waits until it answers. */
export async function startNginx(options: NginxOptions): Promise<ManagedProcess> {
  const { port, tool, runDir } = options;
  for (const folder of [runDir, dirname(options.accessLog)]) mkdirSync(folder, { recursive: true });
  const hasIpv6 = (await probePort(port, '::1')) === 'free';
  const configuration = join(runDir, 'nginx.conf');
  writeFileSync(
    configuration,
    renderNginxConf({
      listen: [`127.0.0.1:${port}`, ...(hasIpv6 ? [`[::1]:${port}`] : [])],
      computer: options.computer,
      webRoot: options.webRoot,
      apiServers: options.apiPorts.map((apiPort) => `127.0.0.1:${apiPort}`),
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
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
  });
  await untilReady(server, async () => (await httpStatus(port, '/health/live')) === 200);
  return server;
}
