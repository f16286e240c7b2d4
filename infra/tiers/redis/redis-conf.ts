/** What a Redis server is told. */
export interface RedisConfOptions {
  port: number;
  /** Addresses to listen on; loopback unless the stage's computers are apart. */
  listen: readonly string[];
  dataDir: string;
  password: string;
  /** Memory for data in MiB; writes are refused above it, nothing is thrown away. */
  memoryMb: number;
  /** False only for tests: nothing is written to disk. */
  durable?: boolean;
}

/** Renders `redis.conf`. It holds the password: write it readable by its owner alone. */
export function renderRedisConf(options: RedisConfOptions): string {
  return `# Rendered at every start; edits are lost.
bind ${options.listen.join(' ')}
port ${options.port}
protected-mode yes
requirepass ${options.password}
daemonize no
dir ${JSON.stringify(options.dataDir)}
databases 16
tcp-backlog 511

# A queue loses jobs and a store loses sessions when keys are evicted: refuse the write and let it be seen.
maxmemory ${options.memoryMb}mb
maxmemory-policy noeviction

# The append-only file loses at most a second when the computer dies, nothing when only Redis does.
appendonly ${options.durable === false ? 'no' : 'yes'}
appendfsync everysec
auto-aof-rewrite-min-size 16mb
save ""
`;
}
