/** A web server behind the load balancer. */
export interface WebServer {
  /** Its computer's id, unique among them: by it the load balancer is asked and told. */
  name: string;
  /** Address with port. */
  address: string;
}

/** Name of the backend whose servers are checked, drained and brought back; those of the other follow them. */
export const checkedBackend = 'safe';

/**
 * Both give a request to whoever has the fewest running, because some take far longer than others, and computers too. They
 * differ in what may be repeated.
 *
 * A safe request is sent again, to another web server, when a connection ended without an answer; so it may go over any kept
 * one. What changes something is sent again only when no connection came about, and never goes over a kept one: when a web
 * server closes that at the same moment, nobody can know whether it still took the request. Nor are PUT and DELETE repeated:
 * the first one may still be at work behind a web server that died, and would end after, and undo, what the client did next.
 */
export function renderBackends(servers: readonly WebServer[], checks: boolean): string {
  return `backend ${checkedBackend}
  balance leastconn
  retries 2
  retry-on conn-failure empty-response
  http-reuse always
  option redispatch 1
${
  checks
    ? `  # The whole way is asked for: a web server without an API behind it is of no use.
  option httpchk
  http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host load-balancer
  http-check expect status 200
  # Out within three seconds, sooner when it goes on failing after the first; a lost answer or a pause is no reason.
  default-server check inter 1s fastinter 500ms downinter 1s fall 3 rise 2
`
    : ''
}\
  # Half the connections that a web server has, the other half being its own to the API; who finds none free waits.
  default-server maxconn 1000
${servers.map(({ name, address }) => `  server ${name} ${address}`).join('\n')}

backend unsafe
  balance leastconn
  retries 2
  retry-on conn-failure
  option redispatch 1
  option http-server-close
  default-server maxconn 1000
${servers.map(({ name, address }) => `  server ${name} ${address}${checks ? ` track ${checkedBackend}/${name}` : ''}`).join('\n')}`;
}
