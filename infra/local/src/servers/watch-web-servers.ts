import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../tools/tool.ts';
import { type Address, hostAndPort } from './address.ts';
import { httpStatus } from './http-probe.ts';

/** Failed probes in a row after which a web server is named no more: one may be lost on the way. */
const enoughFailures = 2;
const longestProbeMs = 1000;

/** Which web servers are watched, and who is told. */
export interface WatchOptions<Server extends Address> {
  /** Asked for each round, because a stage may change while it runs. */
  webServers: () => readonly Server[];
  /** Has names lead to these, never to none, and not to the others; tried again in the next round when it fails. */
  publish: (alive: readonly Server[], dead: readonly Server[]) => Promise<void>;
  report: Report;
  /** Default 1000. */
  everyMs?: number;
}

/** A watch that goes on until it is stopped. */
export interface Watch {
  /** Settles when it does nothing more. */
  stop(): Promise<void>;
}

/**
 * Asks every web server each second whether it lives, has names lead only to those that do, and back to one that does again. When
 * none does, names go on leading to those of the round before: an answer that may be wrong is better than none.
 */
export function watchWebServers<Server extends Address>(options: WatchOptions<Server>): Watch {
  const { webServers, publish, report, everyMs = 1000 } = options;
  const failures = new Map<string, number>();
  let published: string[] | undefined;
  const stopped = new AbortController();

  const probe = async (server: Server) => {
    const key = hostAndPort(server);
    const lives = (await httpStatus(server, '/health/live', longestProbeMs)) === 200;
    failures.set(key, lives ? 0 : (failures.get(key) ?? 0) + 1);
  };
  const isNamed = (server: Server) => (failures.get(hostAndPort(server)) ?? 0) < enoughFailures;

  const round = async () => {
    const servers = webServers();
    await Promise.all(servers.map(probe));
    const named = servers.filter(isNamed);
    const keys = named.map(hostAndPort);
    if (named.length === 0 || keys.join() === published?.join()) return;
    await publish(
      named,
      servers.filter((server) => !named.includes(server)),
    );
    report(`Names lead to ${keys.join(', ')}`);
    published = keys;
  };
  const going = (async () => {
    while (!stopped.signal.aborted) {
      await round().catch((error: unknown) => report(`Names could not be changed: ${String(error)}`));
      await sleep(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined); // stopped: the loop ends
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return going;
    },
  };
}
