import { renderApiLocations } from './api-locations.ts';
import { renderStaticLocations } from './static-locations.ts';

/** What a web server is told. */
export interface NginxConfOptions {
  /** Addresses with ports, IPv6 in brackets, and what nginx is told of them: `127.0.0.1:8080 reuseport`, `[::1]:8080`. */
  listen: readonly string[];
  /** Name of its computer, as X-Served-By of a static file shows it. */
  computer: string;
  /** Folder with the built web app. */
  webRoot: string;
  /** Addresses with ports of the API processes. */
  apiServers: readonly string[];
  /** Addresses of the load balancers in front, which alone are believed about who the client is. */
  loadBalancers?: readonly string[];
  workerProcesses: number;
  /** Own folder: pid file and temporary files. */
  runDir: string;
  /** Path of a Unix socket at which it says how many connections it has; nowhere, where it is left out. */
  statusSocket?: string;
  accessLog: string;
  errorLog: string;
  /** Needed when root starts it: otherwise its workers become a user who may not read the web app. */
  runAs?: string;
  /** The build serves `x.gz` beside `x`. */
  gzipStatic: boolean;
  /** Path of the module that serves `x.br` beside `x`. */
  brotliStaticModule?: string;
}

/** While this file is there, every answer ends its connection: for the moment before a reload. */
export function partingFile(runDir: string): string {
  return `${runDir}/parting`;
}

/** Renders `nginx.conf`, whole: it includes no file of the system and writes to none. */
export function renderNginxConf(options: NginxConfOptions): string {
  return `# Rendered at every start; edits are lost.
${options.brotliStaticModule === undefined ? '' : `load_module ${quote(options.brotliStaticModule)};\n`}\
${options.runAs === undefined ? '' : `user ${options.runAs};\n`}\
daemon off;
worker_processes ${options.workerProcesses};
worker_rlimit_nofile 8192;
pid ${quote(`${options.runDir}/nginx.pid`)};
error_log ${quote(options.errorLog)} warn;

events {
  worker_connections 4096;
}

http {
  client_body_temp_path ${quote(`${options.runDir}/body`)};
  proxy_temp_path ${quote(`${options.runDir}/proxy`)};
  fastcgi_temp_path ${quote(`${options.runDir}/fastcgi`)};
  uwsgi_temp_path ${quote(`${options.runDir}/uwsgi`)};
  scgi_temp_path ${quote(`${options.runDir}/scgi`)};

${renderTypes()}
  log_format json escape=json '{"time":"$time_iso8601","requestId":"$request_id","address":"$remote_addr",'
    '"method":"$request_method","host":"$http_host","path":"$request_uri","status":$status,"bytes":$bytes_sent,'
    '"seconds":$request_time,"api":"$upstream_addr","apiSeconds":"$upstream_response_time"}';
  access_log ${quote(options.accessLog)} json buffer=32k flush=1s;

  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 65s;
  keepalive_requests 10000;
  client_header_timeout 15s;
  client_body_timeout 15s;
  client_max_body_size 1m;
  large_client_header_buffers 4 16k;

  gzip on;
  gzip_vary on;
  gzip_comp_level 5;
  gzip_min_length 1000;
  gzip_types text/css text/plain text/javascript application/javascript application/json application/manifest+json image/svg+xml;
${options.gzipStatic ? '  gzip_static on;\n' : ''}\
${options.brotliStaticModule === undefined ? '' : '  brotli_static on;\n'}\
${renderRealAddress(options.loadBalancers ?? [])}
  upstream api {
    # One memory for all workers: who has the fewest requests running, and who has just failed.
    zone api 256k;
    least_conn;
${options.apiServers.map((server) => `    server ${server} max_fails=1 fail_timeout=1s;`).join('\n')}
    keepalive 64;
    keepalive_requests 100000;
  }

  server {
${options.listen.map((address) => `    listen ${address};`).join('\n')}
    server_name _;
    root ${quote(options.webRoot)};

${renderApiLocations(quote(partingFile(options.runDir)))}
${renderStaticLocations(options.computer)}
  }
${renderStatus(options.statusSocket)}}
`;
}

/** For those who run it: among its files, so that nobody comes to it by the network. */
function renderStatus(socket: string | undefined): string {
  if (socket === undefined) return '';
  return `
  server {
    listen ${quote(`unix:${socket}`)};
    access_log off;
    location = / {
      stub_status;
    }
  }
`;
}

/** The client's own address, as a load balancer in front says it. */
function renderRealAddress(loadBalancers: readonly string[]): string {
  if (loadBalancers.length === 0) return '';
  return `
${loadBalancers.map((address) => `  set_real_ip_from ${address};`).join('\n')}
  real_ip_header X-Forwarded-For;
`;
}

/** Media types of what a web build holds. */
function renderTypes(): string {
  return `  types {
    text/html html;
    text/css css;
    text/javascript js mjs;
    text/plain txt;
    application/json json map;
    application/manifest+json webmanifest;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg jpeg;
    image/webp webp;
    image/avif avif;
    image/gif gif;
    image/x-icon ico;
    font/woff2 woff2;
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/plain text/javascript application/json;
`;
}

/** A path as one word, whatever is in it. */
function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
