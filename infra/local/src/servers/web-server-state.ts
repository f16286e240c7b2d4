import { setTimeout as sleep } from 'node:timers/promises';
import { checkedBackend } from '@scaleout/tiers';
import { LaunchError } from '../launch-error.ts';
import { askHaproxy } from './haproxy-admin.ts';
import { readStat } from './haproxy-stat.ts';

const pollMs = 50;

/** What a load balancer knows of a web server. */
export interface WebServerState {
  name: string;
  /** In HAProxy's words: `UP`, `DOWN`, `DRAIN`, `UP 1/3` on its way down, `no check`. */
  status: string;
  /** Requests under way there, and those that wait for it. */
  requests: number;
}

/** What the load balancer knows of each web server. */
export async function webServerStates(adminSocket: string): Promise<WebServerState[]> {
  const rows = readStat(await askHaproxy(adminSocket, 'show stat'));
  const servers = rows.filter((field) => !['FRONTEND', 'BACKEND', ''].includes(field('svname')));
  return servers
    .filter((field) => field('pxname') === checkedBackend)
    .map((checked) => {
      const name = checked('svname');
      const both = servers.filter((field) => field('svname') === name);
      const requests = both.reduce((sum, field) => sum + Number(field('scur')) + Number(field('qcur')), 0);
      return { name, status: checked('status'), requests };
    });
}

/**
 * Has the load balancer send nothing new to a web server, and returns when what was under way there is done.
 * A LaunchError when it goes on for too long; the web server stays out then.
 */
export async function drainWebServer(adminSocket: string, name: string, timeoutMs = 40_000): Promise<void> {
  await setWebServer(adminSocket, name, 'drain');
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const state = (await webServerStates(adminSocket)).find((each) => each.name === name);
    if (state?.requests === 0) return;
    if (Date.now() > deadline)
      throw new LaunchError(`${name} was still at work ${timeoutMs / 1000} s after it got nothing new.`);
    await sleep(pollMs);
  }
}

/** Has a drained web server serve again. */
export async function returnWebServer(adminSocket: string, name: string): Promise<void> {
  await setWebServer(adminSocket, name, 'ready');
}

/** Tells the load balancer whether a web server gets anything new. */
export async function setWebServer(
  adminSocket: string,
  name: string,
  state: 'drain' | 'ready',
): Promise<void> {
  const answer = await askHaproxy(adminSocket, `set server ${checkedBackend}/${name} state ${state}`);
  if (answer !== '') throw new LaunchError(`The load balancer refuses: ${answer}`);
}
