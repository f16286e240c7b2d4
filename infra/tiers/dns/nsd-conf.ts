/** What a DNS server is told. */
export interface NsdConfOptions {
  /** Addresses to listen on, by UDP and TCP. */
  listen: readonly string[];
  port: number;
  /** The domain it knows, and every name below it. */
  baseDomain: string;
  /** Own folder. */
  runDir: string;
  /** Of the zone: see {@link renderZone}. */
  zoneFile: string;
}

/** Renders `nsd.conf`. A SIGHUP has it read the zone again. */
export function renderNsdConf(options: NsdConfOptions): string {
  return `# Rendered at every start; edits are lost.
server:
  server-count: 1
${options.listen.map((address) => `  ip-address: ${address}`).join('\n')}
  port: ${options.port}
  # Another address first in each answer: who takes the first goes to another computer each time.
  round-robin: yes
  minimal-responses: yes
  refuse-any: yes
  hide-version: yes
  hide-identity: yes
  # The defence against floods from forged addresses would silence a load generator that asks before each request.
  rrl-ratelimit: 0
  # It needs no root, becomes nobody else and writes into its own folder alone.
  username: ""
  zonesdir: ${quote(options.runDir)}
  zonelistfile: ${quote(`${options.runDir}/zone.list`)}
  xfrdir: ${quote(options.runDir)}
  xfrdfile: ""
  database: ""
  pidfile: ""

remote-control:
  control-enable: no

zone:
  name: ${quote(options.baseDomain)}
  zonefile: ${quote(options.zoneFile)}
`;
}

/** A path as one word; the server knows no way to write a double quote in one. */
function quote(path: string): string {
  return `"${path}"`;
}
