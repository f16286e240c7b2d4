import { askHaproxy } from '../servers/haproxy-admin.ts';
import { readStat } from '../servers/haproxy-stat.ts';
import { nginxConnections } from '../servers/nginx-status.ts';
import type { Gauge, Look } from './look.ts';

/** Of a web server: the connections that people have to it, by what they do. */
export function nginxGauge(computer: string, statusSocket: string): Gauge {
  return async () => {
    const { reading, writing, waiting } = await nginxConnections(statusSocket);
    return [{ computer, signal: 'nginx-connections', values: { reading, writing, waiting } }];
  };
}

/** Of a load balancer: requests that wait for a server, and open sessions, by its front and back ends. */
export function haproxyGauge(computer: string, adminSocket: string): Gauge {
  return async () => looksOf(computer, await askHaproxy(adminSocket, 'show stat'));
}

/** What the table of `show stat` says: a line for each front end, back end and server; the sums are of the ends. */
export function looksOf(computer: string, table: string): Look[] {
  const queue: Record<string, number> = {};
  const sessions: Record<string, number> = {};
  for (const cell of readStat(table)) {
    const of = cell('pxname');
    if (!['FRONTEND', 'BACKEND'].includes(cell('svname'))) continue;
    sessions[of] = Number(cell('scur'));
    // Of the back end as a whole; what waits for one server is counted there besides.
    if (cell('svname') === 'BACKEND') queue[of] = Number(cell('qcur'));
  }
  return [
    { computer, signal: 'haproxy-queue', values: queue },
    { computer, signal: 'haproxy-sessions', values: sessions },
  ];
}
