import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManagedProcess } from '../../servers/managed-process.ts';
import { reloadDns, startDns, type DnsOptions } from '../../servers/start-dns.ts';
import {
  reloadHaproxy,
  startHaproxy,
  type HaproxyOptions,
  type HaproxyServer,
} from '../../servers/start-haproxy.ts';
import { isListenOf, listenAt } from '../../servers/listen-at.ts';
import {
  letClientsPart,
  reloadNginx,
  startNginx,
  type NginxOptions,
  type NginxServer,
} from '../../servers/start-nginx.ts';
import { watchWebServers, type Watch } from '../../servers/watch-web-servers.ts';
import { drainWebServer, setWebServer } from '../../servers/web-server-state.ts';
import { type Place, type Places, where } from '../../state/places.ts';
import { logFile } from '../../state/stage-folder.ts';
import type { Tools } from '../../tools/tool.ts';
import type { Launch } from '../launch.ts';
import { needed } from './needed.ts';

/** What those that lead people in are started with. */
export type FrontTools = Pick<Tools, 'nginx'> & Partial<Pick<Tools, 'haproxy' | 'nsd'>>;

/**
 * Those that lead people in, the DNS server, the load balancer and the web servers: each knows who is behind it, and hears when
 * that changes.
 */
export class Fronts {
  /** By the names of their places: a stage that becomes another finds places anew. */
  readonly #web = new Map<string, NginxServer>();
  readonly #balancers = new Map<string, HaproxyServer>();
  readonly #dns = new Map<string, ManagedProcess>();
  /** Names of places that are to get nothing new. */
  readonly #withdrawn = new Set<string>();
  /** Names of doors that do not live: names lead to the others. */
  readonly #dead = new Set<string>();
  readonly #launch: Launch;

  constructor(
    launch: Launch,
    private readonly tools: FrontTools,
    private readonly webRoot: string,
  ) {
    this.#launch = launch;
  }

  async start(place: Place): Promise<void> {
    const { tier, name } = place;
    if (tier === 'web') this.#web.set(name, await startNginx(this.#nginx(place)));
    if (tier === 'load-balancer') this.#balancers.set(name, await startHaproxy(this.#haproxy(place)));
    if (tier === 'dns') this.#dns.set(name, await startDns(this.#nsd(place)));
  }

  /** Has those in front of a place send nothing new to it, unless nobody else is there; returns when nothing new comes. */
  async withdraw(place: Place): Promise<void> {
    this.#withdrawn.add(place.name);
    await this.#lead(place, drainWebServer);
  }

  /** Has it get its share again. */
  async restore(place: Place): Promise<void> {
    this.#withdrawn.delete(place.name);
    await this.#lead(place, (adminSocket, name) => setWebServer(adminSocket, name, 'ready'));
  }

  /** Has everybody lead to those that the stage has now, and be where it has them. */
  async become(): Promise<void> {
    for (const [place, server] of this.#placed(this.#web)) {
      const listen = server.listen.filter((address) => isListenOf(place, address));
      this.#web.set(place.name, { ...server, listen });
    }
    await this.#tellWebServers();
    await this.#tellBalancers();
    await this.#tellDns();
  }

  /**
   * From here on names lead only to those doors that live, and back to one that does again. Those that are withdrawn are not
   * looked at: they are stopped on purpose.
   */
  watch(): Watch {
    return watchWebServers({
      webServers: () =>
        living(this.#dns).length > 0 ? without(this.#launch.places.doors, this.#withdrawn) : [],
      publish: async (_alive, dead) => {
        this.#dead.clear();
        for (const { name } of dead) this.#dead.add(name);
        await this.#tellDns();
      },
      report: (line) => this.#note(line),
    });
  }

  /** Has each web server that is to be elsewhere serve there as well. */
  async serveAlsoAt({ all }: Places): Promise<void> {
    for (const [name, server] of living(this.#web)) {
      const next = all.find((place) => place.name === name);
      if (!next) continue;
      if (server.listen.some((address) => isListenOf(next, address))) continue;
      const listen = [...server.listen, ...(await listenAt(next.host, next.port))];
      await this.#reloadWeb(name, { ...server, listen });
    }
  }

  /** Has those who keep a connection to a web server that is about to go leave it. */
  async part(place: Place): Promise<void> {
    if (place.tier === 'web') await letClientsPart(this.#everywhere(place).runDir);
  }

  async #lead(place: Place, inBalancer: (adminSocket: string, name: string) => Promise<void>): Promise<void> {
    if (place.tier === 'api') await this.#tellWebServers();
    if (place.tier !== 'web') return;
    await this.#tellDns();
    const hasOthers = this.#launch.places.of('web').some(({ name }) => !this.#withdrawn.has(name));
    if (!hasOthers) return;
    for (const [, { adminSocket }] of living(this.#balancers))
      await inBalancer(adminSocket, place.computer.id);
  }

  async #tellWebServers(): Promise<void> {
    await Promise.all(this.#placed(this.#web).map(([{ name }, server]) => this.#reloadWeb(name, server)));
  }

  async #reloadWeb(name: string, server: NginxServer): Promise<void> {
    await reloadNginx(server, this.#nginx(this.#launch.places.named(name)));
    this.#web.set(name, server);
  }

  async #tellBalancers(): Promise<void> {
    await Promise.all(
      this.#placed(this.#balancers).map(([place, server]) => reloadHaproxy(server, this.#haproxy(place))),
    );
  }

  async #tellDns(): Promise<void> {
    await Promise.all(this.#placed(this.#dns).map(([place, server]) => reloadDns(server, this.#nsd(place))));
  }

  /** Those that live and that the stage has, at their places of now. */
  #placed<Server extends ManagedProcess>(servers: ReadonlyMap<string, Server>): [Place, Server][] {
    return living(servers).flatMap(([name, server]): [Place, Server][] => {
      const place = this.#launch.places.all.find((each) => each.name === name);
      return place ? [[place, server]] : [];
    });
  }

  /** In the logs of the DNS servers, where people look for why a name leads where it does. */
  #note(line: string): void {
    for (const name of this.#dns.keys())
      appendFileSync(logFile(this.#launch.folder, name), `[${new Date().toISOString()}] ${line}\n`);
  }

  /** The places of a tier that are to get something; all, where that would be none. */
  #serving(tier: Place['tier']): readonly Place[] {
    return without(this.#launch.places.of(tier), this.#withdrawn);
  }

  #nginx(place: Place): NginxOptions {
    const { places, folder } = this.#launch;
    return {
      ...this.#everywhere(place),
      computer: place.computer.id,
      tool: this.tools.nginx,
      webRoot: this.webRoot,
      apis: this.#serving('api'),
      loadBalancers: places.of('load-balancer').map(({ host }) => host),
      accessLog: logFile(folder, `${place.name}-access`),
    };
  }

  #haproxy(place: Place): HaproxyOptions {
    const webServers = this.#launch.places
      .of('web')
      .map(({ computer, host, port }) => ({ name: computer.id, host, port }));
    return { ...this.#everywhere(place), tool: needed(this.tools.haproxy), webServers };
  }

  #nsd(place: Place): DnsOptions {
    const { places, baseDomain } = this.#launch;
    // One that lives, though it is to stop, is better than one that does not.
    const doors = without(without(places.doors, this.#dead), this.#withdrawn);
    return {
      ...this.#everywhere(place),
      tool: needed(this.tools.nsd),
      baseDomain,
      addresses: doors.map(({ host }) => host),
    };
  }

  #everywhere(
    place: Place,
  ): Pick<NginxOptions, 'runDir' | 'logFile' | 'onSpawn' | 'enter'> &
    Required<Pick<NginxOptions, 'host' | 'port'>> {
    const { folder, careFor } = this.#launch;
    return {
      ...where(place),
      runDir: join(folder.web, place.name),
      logFile: logFile(folder, place.name),
      onSpawn: careFor(place),
    };
  }
}

/** All of them, where those would be none. */
function without(places: readonly Place[], names: ReadonlySet<string>): readonly Place[] {
  const others = places.filter(({ name }) => !names.has(name));
  return others.length > 0 ? others : places;
}

function living<Server extends ManagedProcess>(servers: ReadonlyMap<string, Server>): [string, Server][] {
  return [...servers].filter(([, server]) => !server.end());
}
