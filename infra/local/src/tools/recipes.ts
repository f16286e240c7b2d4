import type { Packages } from './apt.ts';
import { findChromium } from './find-chromium.ts';
import { findHaproxy } from './find-haproxy.ts';
import { findNginx } from './find-nginx.ts';
import { findNsd } from './find-nsd.ts';
import { findPostgres } from './find-postgres.ts';
import { findRedis } from './find-redis.ts';
import type { ToolName, Tools } from './tool.ts';

/** How one tool is found, and how it is got where it is missing. */
export interface Recipe<Name extends ToolName> {
  /** As people call it. */
  title: string;
  find: (root?: string) => Promise<Tools[Name] | undefined>;
  /** In Debian and Ubuntu. */
  debian: Packages;
  brew: readonly string[];
}

export const recipes: { [Name in ToolName]: Recipe<Name> } = {
  postgres: {
    title: 'PostgreSQL 15 or newer',
    find: findPostgres,
    debian: { needed: ['postgresql'] },
    brew: ['postgresql@17'],
  },
  redis: {
    title: 'Redis 7 or newer',
    find: findRedis,
    debian: { needed: ['redis-server'] },
    brew: ['redis'],
  },
  nginx: {
    title: 'nginx',
    find: findNginx,
    debian: { needed: ['nginx'], optional: ['libnginx-mod-http-brotli-static'] },
    brew: ['nginx'],
  },
  haproxy: {
    title: 'HAProxy 2.4 or newer',
    find: findHaproxy,
    debian: { needed: ['haproxy'] },
    brew: ['haproxy'],
  },
  nsd: {
    title: 'NSD 4 (DNS server)',
    find: findNsd,
    debian: { needed: ['nsd'] },
    brew: ['nsd'],
  },
  chromium: {
    title: 'Chromium',
    find: findChromium,
    debian: { needed: ['chromium', 'fonts-liberation'] },
    brew: ['--cask', 'chromium'],
  },
};
