import type { RedisOptions } from 'ioredis';

/** Where to connect to, and as whom. */
export type RedisTarget = Omit<RedisOptions, 'replyMapping'>;

const SINGLE = /^rediss?:\/\//;
/** `redis+sentinel://[user][:password]@host:port,host:port/name[/database][?sentinelPassword=…]` */
const SENTINEL =
  /^(?<scheme>rediss?)\+sentinel:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/?]+)\/(?<name>[^/?]+)(?:\/(?<database>\d{1,4}))?(?:\?sentinelPassword=(?<sentinelPassword>[^&]+))?$/;
const HOST = /^(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i;
const SENTINEL_PORT = 26_379;
const SENTINEL_RETRY_MS = 50;

/** Whether `connectSessionRedis` understands this URL. */
export function isSessionRedisUrl(url: string): boolean {
  return redisTarget(url) !== undefined;
}

/**
 * Where a URL leads, as ioredis takes it: one server (`redis://`, or `rediss://` by TLS), or whichever server the
 * sentinels say is the primary (`redis+sentinel://`, or `rediss+sentinel://` by TLS).
 */
export function redisTarget(url: string): RedisTarget | undefined {
  return SINGLE.test(url) ? singleTarget(url) : sentinelTarget(url);
}

function singleTarget(url: string): RedisTarget | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const database = /^\/?(\d{0,4})$/.exec(pathname)?.[1];
  if (hostname === '' || database === undefined) return undefined;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6_379 : Number(port),
    db: Number(database),
    ...credentials(username, password),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
}

function sentinelTarget(url: string): RedisTarget | undefined {
  const parts = SENTINEL.exec(url)?.groups;
  const sentinels = (parts?.['hosts'] ?? '').split(',').map(sentinelAt);
  if (!parts || !sentinels.every((each) => each !== undefined)) return undefined;
  const { sentinelPassword } = parts;
  const secure = parts['scheme'] === 'rediss';
  return {
    sentinels,
    name: decodeURIComponent(parts['name'] ?? ''),
    db: Number(parts['database'] ?? 0),
    ...credentials(parts['user'] ?? '', parts['password'] ?? ''),
    ...(sentinelPassword !== undefined && { sentinelPassword: decodeURIComponent(sentinelPassword) }),
    ...(secure && { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }),
    sentinelRetryStrategy: () => SENTINEL_RETRY_MS,
  };
}

function sentinelAt(place: string): { host: string; port: number } | undefined {
  const parts = HOST.exec(place)?.groups;
  if (!parts) return undefined;
  return {
    host: (parts['host'] ?? '').replace(/^\[|\]$/g, ''),
    port: Number(parts['port'] ?? SENTINEL_PORT),
  };
}

function credentials(user: string, password: string): RedisTarget {
  return {
    ...(user !== '' && { username: decodeURIComponent(user) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  };
}
