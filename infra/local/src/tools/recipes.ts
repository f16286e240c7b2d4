import type { Packages } from './apt.ts';
import { buildK6 } from './build-k6.ts';
import { findChromium } from './find-chromium.ts';
import { findHaproxy } from './find-haproxy.ts';
import { findK6 } from './find-k6.ts';
import { findNginx } from './find-nginx.ts';
import { findNsd } from './find-nsd.ts';
import { findPostgres } from './find-postgres.ts';
import { findRedis } from './find-redis.ts';
import type { Report, ToolName, Tools } from './tool.ts';

/** How one tool is found, and how it is got where it is missing. */
export interface Recipe<Name extends ToolName> {
  /** As people call it. */
  title: string;
  find: (root?: string) => Promise<Tools[Name] | undefined>;
  brew: readonly string[];
  /** What Debian and Ubuntu have of it, or how it is built under `root` where there is no Homebrew. */
  else: { debian: Packages } | { build: (root: string, report: Report) => Promise<void> };
}

export const recipes: { [Name in ToolName]: Recipe<Name> } = {
  postgres: {
    title: 'PostgreSQL 15 or newer',
    find: findPostgres,
    brew: ['postgresql@17'],
    else: { debian: { needed: ['postgresql'] } },
  },
  redis: {
    title: 'Redis 7 or newer',
    find: findRedis,
    brew: ['redis'],
    else: { debian: { needed: ['redis-server'] } },
  },
  nginx: {
    title: 'nginx',
    find: findNginx,
    brew: ['nginx'],
    else: { debian: { needed: ['nginx'], optional: ['libnginx-mod-http-brotli-static'] } },
  },
  haproxy: {
    title: 'HAProxy 2.4 or newer',
    find: findHaproxy,
    brew: ['haproxy'],
    else: { debian: { needed: ['haproxy'] } },
  },
  nsd: {
    title: 'NSD 4 (DNS server)',
    find: findNsd,
    brew: ['nsd'],
    else: { debian: { needed: ['nsd'] } },
  },
  chromium: {
    title: 'Chromium',
    find: findChromium,
    brew: ['--cask', 'chromium'],
    else: { debian: { needed: ['chromium', 'fonts-liberation'] } },
  },
  k6: {
    title: 'k6 2 or newer',
    find: findK6,
    brew: ['k6'],
    else: { build: buildK6 },
  },
};
