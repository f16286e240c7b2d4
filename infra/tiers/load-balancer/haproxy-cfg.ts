import { renderBackends, type WebServer } from './backends.ts';
import { renderFrontend } from './frontend.ts';

/** What a load balancer is told. */
export interface HaproxyCfgOptions {
  /** Addresses with ports, IPv6 in brackets: `10.83.2.9:80`, `[::1]:8080`. */
  listen: readonly string[];
  /** Where the web servers are; with none, everybody is answered that nobody is there. */
  webServers: readonly WebServer[];
  /** Path of the Unix socket by which it is asked and told; at most some 90 characters, as every such path. */
  adminSocket: string;
  /** File with what it knew of its servers before a reload. */
  serverState: string;
  /** Threads that serve: no more than the computer has cores to give. */
  threads: number;
  /** False only for tests: a web server that cannot serve goes on being asked. */
  healthChecks?: boolean;
}

/** Renders `haproxy.cfg`, whole. */
export function renderHaproxyCfg(options: HaproxyCfgOptions): string {
  return `# Rendered at every start and reload; edits are lost.
global
  # The master stays over a reload and hands the open ports to the new worker: nobody is refused meanwhile.
  master-worker
  stats socket ${quote(options.adminSocket)} mode 600 level admin expose-fd listeners
  server-state-file ${quote(options.serverState)}
  nbthread ${options.threads}
  maxconn 4000
  no strict-limits
  log stdout format raw daemon
  # A worker from before a reload ends with its last request, and in any case when the longest one must have ended.
  hard-stop-after 60s

defaults
  mode http
  log global
  load-server-state-from-file global
  option http-keep-alive
  timeout connect 2s
  timeout check 2s
  timeout client 30s
  # Longer than the web server waits for the API, so that it is the one who answers.
  timeout server 40s
  timeout http-request 15s
  timeout http-keep-alive 20s
  timeout queue 5s
${[502, 503, 504].map(renderAway).join('\n')}

${renderFrontend(options.listen)}

${renderBackends(options.webServers, options.healthChecks ?? true)}
`;
}

/** An answer in the shape of every refusal of the product. */
function renderAway(status: number): string {
  const body = `'{"errors":{"web":["is not available at the moment, try again"]}}'`;
  return `  http-error status ${status} content-type application/json string ${body} hdr Retry-After 1 hdr Cache-Control no-store`;
}

/** A path as one word, whatever is in it. */
function quote(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
