import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderNsdConf, renderZone } from '@scaleout/tiers';
import type { NsdTool } from '../tools/tool.ts';
import { loopback } from './address.ts';
import {
  caredFor,
  startProcess,
  untilReady,
  type ManagedProcess,
  type ProcessPlan,
} from './managed-process.ts';
import { processTable } from './process-table.ts';
import { reload } from './reload.ts';
import { zoneSerial } from './zone-serial.ts';

/** Where and how a DNS server runs, and what it answers. */
export interface DnsOptions extends Pick<ProcessPlan, 'enter' | 'onSpawn'> {
  host?: string;
  port: number;
  tool: NsdTool;
  /** Own folder, made when missing: configuration, zone. */
  runDir: string;
  /** It answers for this name and every name below it. */
  baseDomain: string;
  /** IPv4 addresses of the computers people come in by. */
  addresses: readonly string[];
  logFile: string;
}

/** Starts NSD and waits until it answers. Started by root it stays root, since it needs a port below 1024. */
export async function startDns(options: DnsOptions): Promise<ManagedProcess> {
  const { host = loopback, port, tool, runDir, baseDomain } = options;
  mkdirSync(runDir, { recursive: true });
  const configuration = join(runDir, 'nsd.conf');
  const conf = { listen: [host], port, baseDomain, runDir, zoneFile: zoneFile(options) };
  writeFileSync(configuration, renderNsdConf(conf));
  writeFileSync(zoneFile(options), zone(options, firstSerial()));
  const server = await startProcess({
    title: 'NSD',
    command: tool.path,
    args: ['-d', '-c', configuration],
    env: tool.env,
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 5000,
    ...caredFor(options),
  });
  await untilReady(server, async () => (await zoneSerial({ host, port }, baseDomain)) !== undefined);
  return server;
}

/**
 * Has a running server answer with other addresses, and returns when it does. A zone that is none is refused in the words of
 * `nsd-checkzone`, and the one before stays.
 */
export async function reloadDns({ pid }: Pick<ManagedProcess, 'pid'>, options: DnsOptions): Promise<void> {
  const { host = loopback, port, tool, baseDomain, enter, logFile } = options;
  await reload(zoneFile(options), async () => {
    const before = await zoneSerial({ host, port }, baseDomain);
    const serial = Math.max(firstSerial(), (before ?? 0) + 1);
    const leaving = await answering(pid);
    return {
      title: 'NSD',
      content: zone(options, serial),
      check: (file) => ({ command: tool.checkZone, args: [baseDomain, file], env: tool.env, enter }),
      tell: () => void process.kill(pid, 'SIGHUP'),
      // For a moment there are two who answer, each by its own zone.
      isInForce: async () =>
        (await zoneSerial({ host, port }, baseDomain)) === serial &&
        (await answering(pid)).every((process) => !leaving.includes(process)),
      logFile,
    };
  });
}

/** The processes that answer: NSD replaces them at each reload, below one that stays below the one that was started. */
async function answering(pid: number): Promise<number[]> {
  const processes = await processTable();
  const children = (parents: readonly number[]) =>
    processes.filter(({ parent }) => parents.includes(parent)).map((child) => child.pid);
  return children(children([pid]));
}

function zone({ baseDomain, addresses, host = loopback }: DnsOptions, serial: number): string {
  return renderZone({ baseDomain, addresses, nameServer: host, serial });
}

function zoneFile({ runDir }: DnsOptions): string {
  return join(runDir, 'zone');
}

/** The clock: higher than before at every start. */
function firstSerial(): number {
  return Math.floor(Date.now() / 1000);
}
