/** What a PostgreSQL server is told. */
export interface PostgresqlConfOptions {
  port: number;
  /** Addresses to listen on; loopback unless the stage's computers are apart. */
  listen: readonly string[];
  /** Memory the server may count on, in MiB. On a shared computer: its share, not the whole. */
  memoryMb: number;
  /** All tiers' pools together must stay below it. */
  maxConnections: number;
  /** Folder of the Unix socket; none when left out. */
  socketDir?: string;
  /** False only for tests: a crash may then lose the data. */
  durable?: boolean;
  /** What a standby follows; the signal file, not this, makes it one. */
  standby?: StandbyOptions;
}

/** Whom a standby follows, and how. */
export interface StandbyOptions {
  /** Its own name, as `synchronous_standby_names` and `pg_stat_replication` know it. */
  name: string;
  /** Every member that may be primary: the standby looks for the one that is. */
  members: readonly { host: string; port: number }[];
  user: string;
  /** Letters and digits. */
  password: string;
  /** How much later than it could it shows what the primary did; only to try out what a late replica does. */
  applyDelayMs?: number;
}

/** Renders `postgresql.conf`, whole: nothing is left to the file that initdb wrote. */
export function renderPostgresqlConf(options: PostgresqlConfOptions): string {
  const { memoryMb, maxConnections } = options;
  const sharedBuffersMb = Math.max(32, Math.floor(memoryMb / 4));
  const workMemMb = Math.max(4, Math.floor(memoryMb / maxConnections / 4));
  return `# Rendered at every start; edits are lost.
listen_addresses = '${options.listen.join(', ')}'
port = ${options.port}
unix_socket_directories = '${options.socketDir ?? ''}'
max_connections = ${maxConnections}
password_encryption = 'scram-sha-256'

# Memory: a quarter for shared buffers, the operating system's cache for most of the rest.
shared_buffers = ${sharedBuffersMb}MB
effective_cache_size = ${Math.floor((memoryMb * 3) / 4)}MB
work_mem = ${workMemMb}MB
maintenance_work_mem = ${Math.max(32, Math.floor(memoryMb / 16))}MB

# Requests are short: compiling a plan costs more than it saves, and so do parallel workers on few CPUs.
jit = off
max_parallel_workers_per_gather = 0
random_page_cost = 1.1

# The stage that adds replicas or moves tenants finds everything in place: no restart on the way.
wal_level = logical
max_wal_senders = 10
max_replication_slots = 10
hot_standby = on
hot_standby_feedback = on
# A promoted replica looks for more WAL first; at the default of 5 s, promotion sometimes takes that long.
wal_retrieve_retry_interval = 100ms
# A standby that was away finds here what it missed. Not by slots: a promoted standby would not have them.
wal_keep_size = 256MB
wal_compression = on
max_wal_size = 1GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
${renderDurability(options.durable ?? true)}${renderStandby(options.standby)}
# GMT is built in; the name UTC needs time zone files that a small computer may not have.
timezone = 'GMT'
log_timezone = 'GMT'
datestyle = 'iso, ymd'
lc_messages = 'C'
log_line_prefix = '%m [%p] %q%a %u@%d '
log_min_duration_statement = 1s
log_lock_waits = on
idle_in_transaction_session_timeout = 60s
`;
}

function renderDurability(durable: boolean): string {
  if (durable) return '';
  return `
# For tests, whose data nobody misses.
fsync = off
synchronous_commit = off
full_page_writes = off
`;
}

function renderStandby(standby: StandbyOptions | undefined): string {
  if (!standby) return '';
  const { name, members, user, password, applyDelayMs = 0 } = standby;
  const list = (of: 'host' | 'port') => members.map((member) => member[of]).join(',');
  return `
# Of all members the one that takes writes, so that a failover is followed without a word from anybody. A primary that hands over
# takes none: who followed it until then waits for the next one, and gets nothing that that one lacks.
primary_conninfo = 'host=${list('host')} port=${list('port')} user=${user} password=${password} application_name=${name} target_session_attrs=read-write connect_timeout=2'
recovery_target_timeline = 'latest'
recovery_min_apply_delay = ${applyDelayMs}
`;
}
