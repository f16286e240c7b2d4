import type { ShardAddress } from '../shard-variables.ts';

/** Where the commands about tenants find what they need. */
export interface TenantsEnv {
  /** Of all servers that have the catalog. */
  readonly catalogUrls: readonly [string, ...string[]];
  readonly shards: readonly ShardAddress[];
  /** Of every Redis by which processes hear of a new directory. */
  readonly redisUrls: readonly string[];
}

/** Who is told what, and what ends it. */
export interface TenantsIo {
  readonly out: (line: string) => void;
  /** Asks whoever is at the terminal; undefined where nobody is. */
  readonly ask: ((question: string, options: { readonly hidden: boolean }) => Promise<string>) | undefined;
  readonly signal: AbortSignal;
}
