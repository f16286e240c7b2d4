import { readFileSync } from 'node:fs';
import type { Gauge } from './look.ts';

/**
 * Of a computer with a network of its own: connections that its kernel turned away because a queue was full, in a second.
 * @param pids processes that run on it; any of them shows its network
 */
export function refusalGauge(
  computer: string,
  pids: () => readonly number[],
  now = () => performance.now(),
): Gauge {
  let before: { at: number; refused: number } | undefined;
  return () => {
    const [pid] = pids();
    if (pid === undefined) return Promise.resolve([]);
    const seen = { at: now(), refused: refusedIn(readFileSync(`/proc/${pid}/net/netstat`, 'utf8')) };
    const last = before;
    before = seen;
    if (!last) return Promise.resolve([]);
    const perSecond = Math.max(0, seen.refused - last.refused) / Math.max((seen.at - last.at) / 1_000, 0.001);
    return Promise.resolve([{ computer, signal: 'refused-connections', values: { '': perSecond } }]);
  };
}

/** `ListenDrops` of a table of `/proc/net/netstat`: a line of names, and below it one of values; it has the overflows in it. */
export function refusedIn(netstat: string): number {
  const [names = [], values = []] = netstat
    .split('\n')
    .filter((row) => row.startsWith('TcpExt:'))
    .map((row) => row.split(' '));
  return Number(values[names.indexOf('ListenDrops')] ?? 0);
}
