/** A program the local launcher needs from the computer. */
export type ToolName = 'postgres' | 'redis' | 'nginx' | 'haproxy' | 'nsd' | 'chromium' | 'k6';

/** A program that was found, and what it needs to run. */
export interface Tool {
  /** The program itself: `postgres`, `redis-server`, `nginx`, `haproxy`, `nsd`, `k6` or the browser. */
  path: string;
  /** To be added to the environment of its process; LD_LIBRARY_PATH for an unpacked one. */
  env: Record<string, string>;
  version: string;
}

/** PostgreSQL comes as several programs in one folder. */
export interface PostgresTool extends Tool {
  /** Folder with initdb and the others. */
  binDir: string;
}

/** nginx, and which of its optional parts are there. */
export interface NginxTool extends Tool {
  /** Serves `x.js.gz` beside `x.js` without compressing at each request. */
  gzipStatic: boolean;
  /** Path of the dynamic module that serves `x.js.br`, where there is one. */
  brotliStaticModule?: string;
}

/** NSD brings a program of its own that reads a zone before the server does. */
export interface NsdTool extends Tool {
  /** `nsd-checkzone`. */
  checkZone: string;
}

/** What {@link ensureTools} found, by name. */
export interface Tools {
  postgres: PostgresTool;
  redis: Tool;
  nginx: NginxTool;
  haproxy: Tool;
  nsd: NsdTool;
  chromium: Tool;
  k6: Tool;
}

/** Told what goes on, a line at a time. */
export type Report = (line: string) => void;
