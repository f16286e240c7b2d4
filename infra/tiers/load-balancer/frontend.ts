/** Where people come in: what they say of themselves is replaced, and each request goes to the backend for its kind. */
export function renderFrontend(listen: readonly string[]): string {
  return `frontend people
${listen.map((address) => `  bind ${address}`).join('\n')}
  option dontlognull
  # A client's idle connection is closed with an answer, not under its next request.
  option idle-close-on-response

  # JSON, with the names that the web servers' access log has.
  http-request set-var(txn.path) pathq,json(utf8s)
  http-request set-var(txn.host) req.hdr(host),json(utf8s)
  log-format ${accessLog}

  # This load balancer lives.
  http-request set-log-level silent if { path_beg /health/ }
  http-request return status 200 content-type application/json string '{"status":"live"}' if { path /health/live }

  # The web servers believe what comes from here, so that nothing a client says of itself may come through.
  http-request set-header X-Forwarded-For %[src]
  http-request del-header Forwarded

  use_backend safe if METH_GET or METH_HEAD or METH_OPTIONS
  default_backend unsafe`;
}

const accessLog = [
  `'{"time":"%[date,ltime(%Y-%m-%dT%H:%M:%S%z)]","address":"%ci","method":"%HM","host":"%[var(txn.host)]",`,
  `"path":"%[var(txn.path)]","status":%ST,"bytes":%B,"milliseconds":%Ta,"queued":%Tw,"web":"%s","retries":"%rc",`,
  `"ended":"%tsc"}'`,
].join('');
