import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { renderHaproxyCfg } from '@scaleout/tiers';
import type { Tool } from '../tools/tool.ts';
import { type Address, hostAndPort } from './address.ts';
import { askHaproxy } from './haproxy-admin.ts';
import { httpStatus } from './http-probe.ts';
import { keptStates } from './kept-states.ts';
import { listenAt } from './listen-at.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';
import { reload } from './reload.ts';
import { socketPath } from './socket-path.ts';
import { setWebServer, webServerStates } from './web-server-state.ts';

/** Where and how a load balancer runs. */
export interface HaproxyOptions extends Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  /** Both loopbacks, where there is none: browsers take `*.localhost` to either. */
  host?: string;
  port: number;
  /** By the ids of their computers, each once. */
  webServers: readonly (Address & { name: string })[];
  tool: Tool;
  /** Own folder, made when missing: configuration, admin socket. */
  runDir: string;
  logFile: string;
  /** False only for tests: a web server that cannot serve goes on being asked. */
  healthChecks?: boolean;
}

/** A running load balancer. */
export interface HaproxyServer extends ManagedProcess {
  readonly listen: readonly string[];
  /** For {@link askHaproxy} and those who stand on it. */
  readonly adminSocket: string;
}

/** Starts HAProxy and waits until it answers; that says nothing yet of the web servers behind it. */
export async function startHaproxy(options: HaproxyOptions): Promise<HaproxyServer> {
  const { host, port, tool, runDir } = options;
  mkdirSync(runDir, { recursive: true });
  const at = { listen: await listenAt(host, port), adminSocket: adminSocketOf(runDir) };
  writeFileSync(stateFile(options), nothingKnown);
  writeFileSync(configurationFile(options), render(options, at));
  const server = await startProcess({
    title: 'HAProxy',
    command: tool.path,
    args: ['-W', '-f', configurationFile(options)],
    env: tool.env,
    logFile: options.logFile,
    stopSignal: 'SIGUSR1',
    forceSignal: 'SIGTERM',
    graceMs: 5000,
    ...caredFor(options),
  });
  // At a door that another still serves, the answer alone could be that one's.
  await untilReady(
    server,
    async () =>
      (await httpStatus(options, '/health/live')) === 200 && (await workerOf(at.adminSocket)) !== undefined,
  );
  return { ...server, ...at };
}

/**
 * Gives a running load balancer other web servers, and returns when nothing new is sent to those that are left out: what was
 * under way there goes on to its end, which `drainWebServer` waits for. No connection is refused meanwhile, and what it
 * knows of those that stay, such as that one is drained, is kept. A configuration that HAProxy refuses changes nothing.
 */
export async function reloadHaproxy(
  { pid, listen, adminSocket }: Pick<HaproxyServer, 'pid' | 'listen' | 'adminSocket'>,
  options: HaproxyOptions,
): Promise<void> {
  const { tool, enter, logFile } = options;
  await reload(configurationFile(options), async () => {
    const before = await workerOf(adminSocket);
    return {
      title: 'HAProxy',
      content: render(options, { listen, adminSocket }),
      check: (file) => ({ command: tool.path, args: ['-c', '-f', file], env: tool.env, enter }),
      tell: async () => {
        // The worker from before has requests to end and kept connections to answer once more: not there.
        for (const { name } of await webServerStates(adminSocket)) {
          if (!options.webServers.some((stays) => stays.name === name))
            await setWebServer(adminSocket, name, 'drain');
        }
        const known = await askHaproxy(adminSocket, 'show servers state');
        writeFileSync(stateFile(options), keptStates(known, options.webServers));
        process.kill(pid, 'SIGUSR2');
      },
      isInForce: async () => {
        const now = await workerOf(adminSocket);
        return now !== undefined && now !== before;
      },
      logFile,
    };
  });
}

/** As HAProxy writes it when there is nothing to be written. */
const nothingKnown = '1\n';

function render(options: HaproxyOptions, at: Pick<HaproxyServer, 'listen' | 'adminSocket'>): string {
  return renderHaproxyCfg({
    ...at,
    webServers: options.webServers.map(({ name, ...address }) => ({ name, address: hostAndPort(address) })),
    serverState: stateFile(options),
    threads: Math.min(2, availableParallelism()),
    ...(options.healthChecks === undefined ? {} : { healthChecks: options.healthChecks }),
  });
}

/** Number of the process that serves now, as it says itself; undefined while one takes over from another. */
async function workerOf(adminSocket: string): Promise<string | undefined> {
  const info = await askHaproxy(adminSocket, 'show info').catch(() => '');
  return /^Pid: (\d+)$/m.exec(info)?.[1];
}

/** Where a load balancer that runs in that folder is asked and told. */
export function adminSocketOf(runDir: string): string {
  return socketPath(runDir, 'admin.sock');
}

function configurationFile({ runDir }: HaproxyOptions): string {
  return join(runDir, 'haproxy.cfg');
}

function stateFile({ runDir }: HaproxyOptions): string {
  return join(runDir, 'servers.state');
}
