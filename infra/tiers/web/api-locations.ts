/**
 * The way to the API. Only `/api` and the readiness of the whole way are public: the API's own health details, its
 * metrics and `/api/ops` are for those who run it, at its own port.
 */
export function renderApiLocations(partingFile: string): string {
  return `${['/api/', '= /api'].map((location) => renderProxied(location, partingFile)).join('\n')}

    # A reload closes every kept connection that is idle, even one on which a request is just arriving. Nobody can know
    # whether that was taken, and what changes something may not be asked again; so clients are told to part before.
    location @parting {
      internal;
      keepalive_timeout 0;
      ${proxied}
    }

    # This web server lives.
    location = /health/live {
      access_log off;
      default_type application/json;
      return 200 '{"status":"live"}';
    }
    # And an API behind it can serve: what a load balancer in front asks.
    location = /health/ready {
      access_log off;
      proxy_pass http://api;
      ${proxySettings}
      error_page 502 504 = @api_away;
    }
    location /health/ {
      ${refuse(404, 'page', 'not found')}
    }
    location /metrics {
      ${refuse(404, 'page', 'not found')}
    }

    # For those who run it as well: at the API's own port.
    location ~ ^/api/ops(/|$) {
      ${refuse(404, 'page', 'not found')}
    }

    location @api_away {
      internal;
      add_header Retry-After 1 always;
      add_header Cache-Control no-store always;
      ${refuse(503, 'api', 'is not available at the moment, try again')}
    }
    location @too_large {
      internal;
      ${refuse(413, 'body', 'is too large')}
    }
`;
}

function renderProxied(location: string, partingFile: string): string {
  return `    location ${location} {
      if (-f ${partingFile}) {
        return 418;
      }
      error_page 418 = @parting;
      recursive_error_pages on;
      ${proxied}
    }`;
}

/** A client's own X-Forwarded headers are replaced, not passed on: the API believes what comes from here. */
const proxySettings = [
  'proxy_http_version 1.1;',
  'proxy_set_header Connection "";',
  'proxy_set_header Host $http_host;',
  'proxy_set_header X-Forwarded-Host $http_host;',
  'proxy_set_header X-Forwarded-For $remote_addr;',
  'proxy_set_header X-Forwarded-Proto $scheme;',
  'proxy_set_header X-Request-Id $request_id;',
  'proxy_connect_timeout 2s;',
  'proxy_read_timeout 30s;',
  // A dead API process is passed over. What began there is begun again elsewhere, but never a POST or PATCH that may have
  // arrived; nor anything once time is up, because then the process hangs and may still do what it was asked.
  'proxy_next_upstream error timeout;',
  'proxy_next_upstream_tries 3;',
  'proxy_next_upstream_timeout 5s;',
].join('\n      ');

const proxied = [
  'proxy_pass http://api;',
  proxySettings,
  'error_page 413 = @too_large;',
  'error_page 502 504 = @api_away;',
].join('\n      ');

/** A refusal in the shape of every refusal of the product. */
function refuse(status: number, field: string, message: string): string {
  return `default_type application/json;\n      return ${status} '{"errors":{"${field}":["${message}"]}}';`;
}
