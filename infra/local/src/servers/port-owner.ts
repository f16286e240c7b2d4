import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { run } from '../tools/run.ts';

/** Who listens on a port, as `name (process 123)`; undefined when the system does not tell this user. */
export async function portOwner(port: number): Promise<string | undefined> {
  const pid = process.platform === 'linux' ? listenerOnLinux(port) : await listenerByLsof(port);
  if (pid === undefined) return undefined;
  const { stdout } = await run('ps', ['-o', 'comm=', '-p', String(pid)]);
  return `${stdout.trim() || 'a program'} (process ${pid})`;
}

function listenerOnLinux(port: number): number | undefined {
  const sockets = new Set(listeningInodes(port).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => openFiles(pid).some((target) => sockets.has(target)));
}

function listeningInodes(port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    orElse(() => readFileSync(table, 'utf8'), '')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A') // 0A is LISTEN
      .map((fields) => fields[9] ?? ''),
  );
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  const target = (fd: string) => orElse(() => readlinkSync(`${folder}/${fd}`), '');
  return orElse(() => readdirSync(folder), []).map(target);
}

async function listenerByLsof(port: number): Promise<number | undefined> {
  const { stdout } = await run('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
  return Number.parseInt(stdout, 10) || undefined;
}

/** Another user's process, one that has just ended, a kernel without IPv6: what cannot be read is not there. */
function orElse<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
