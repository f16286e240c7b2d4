import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { partingFile, renderNginxConf } from '@scaleout/tiers';
import type { NginxTool } from '../tools/tool.ts';
import { type Address, hostAndPort, loopback } from './address.ts';
import { httpStatus } from './http-probe.ts';
import { listenAt } from './listen-at.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';
import { statusSocketOf } from './nginx-status.ts';
import { nginxWorkers } from './nginx-workers.ts';
import { reload } from './reload.ts';

/** Long enough for everybody who is at work to have an answer that ends the connection. */
const partingMs = 300;

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
  /** Addresses of the load balancers in front; nobody else is believed about who the client is. */
  loadBalancers?: readonly string[];
  accessLog: string;
  logFile: string;
}

/** A running web server. */
export interface NginxServer extends ManagedProcess {
  readonly listen: readonly string[];
}

/** Starts nginx and waits until it answers. */
export async function startNginx(options: NginxOptions): Promise<NginxServer> {
  const { host, port, tool, runDir } = options;
  for (const folder of [runDir, dirname(options.accessLog)]) mkdirSync(folder, { recursive: true });
  const listen = await listenAt(host, port);
  rmSync(statusSocketOf(runDir), { force: true }); // of one that was killed: nginx would not take its place
  writeFileSync(configurationFile(options), render(options, listen));
  const server = await startProcess({
    title: 'nginx',
    command: tool.path,
    args: nginxArgs(options, configurationFile(options)),
    env: tool.env,
    logFile: options.logFile,
    stopSignal: 'SIGQUIT',
    forceSignal: 'SIGTERM',
    graceMs: 10_000,
    ...caredFor(options),
  });
  // At a door that another still serves, the answer alone could be that one's.
  await untilReady(
    server,
    async () =>
      (await httpStatus(options, '/health/live')) === 200 && (await nginxWorkers(server.pid)).length > 0,
  );
  return { ...server, listen };
}

/** Has everybody who keeps a connection to a web server get an answer that ends it, if they ask for anything. */
export async function letClientsPart(runDir: string): Promise<void> {
  writeFileSync(partingFile(runDir), '');
  await sleep(partingMs);
}

/**
 * Gives a running web server other API processes, and returns when nothing new is sent to those that are left out: what was
 * under way there goes on to its end. A configuration that nginx refuses changes nothing.
 */
export async function reloadNginx(
  { pid, listen }: Pick<NginxServer, 'pid' | 'listen'>,
  options: NginxOptions,
): Promise<void> {
  const { tool, enter, logFile } = options;
  await reload(configurationFile(options), async () => {
    const before = new Set((await nginxWorkers(pid)).map((worker) => worker.pid));
    return {
      title: 'nginx',
      content: render(options, listen),
      // To check it nginx listens, and goes without having answered: where a port may be shared, it would take its share.
      checkedContent: render(options, listen, { mayShare: false }),
      check: (file) => ({
        command: tool.path,
        args: ['-t', '-q', ...nginxArgs(options, file)],
        env: tool.env,
        enter,
      }),
      tell: async () => {
        await letClientsPart(options.runDir);
        process.kill(pid, 'SIGHUP');
      },
      isInForce: async () => {
        const serving = (await nginxWorkers(pid)).filter((worker) => !worker.leaving);
        return serving.length > 0 && serving.every((worker) => !before.has(worker.pid));
      },
      logFile,
    };
  }).finally(() => rmSync(partingFile(options.runDir), { force: true }));
}

/** Without -e it opens the log it was built with, which an ordinary user may not. */
function nginxArgs({ runDir, logFile }: NginxOptions, configuration: string): string[] {
  return ['-p', runDir, '-c', configuration, '-e', logFile];
}

function configurationFile({ runDir }: NginxOptions): string {
  return join(runDir, 'nginx.conf');
}

function render(options: NginxOptions, listen: readonly string[], { mayShare } = { mayShare: true }): string {
  const { tool, loadBalancers } = options;
  return renderNginxConf({
    listen: listen.map((address) => (mayShare && isDoor(address) ? `${address} reuseport` : address)),
    computer: options.computer,
    webRoot: options.webRoot,
    apiServers: options.apis.map(hostAndPort),
    ...(loadBalancers && { loadBalancers }),
    workerProcesses: Math.min(2, availableParallelism()),
    runDir: options.runDir,
    statusSocket: statusSocketOf(options.runDir),
    accessLog: options.accessLog,
    errorLog: options.logFile,
    gzipStatic: tool.gzipStatic,
    ...(tool.brotliStaticModule === undefined ? {} : { brotliStaticModule: tool.brotliStaticModule }),
    ...(process.getuid?.() === 0 ? { runAs: userInfo().username } : {}),
  });
}

/** Where people come in on this machine: the one that takes a door over has it before the one before lets it go. */
function isDoor(listen: string): boolean {
  return listen.startsWith(`${loopback}:`) || listen.startsWith('[::1]:');
}
