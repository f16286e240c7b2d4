import { Redis } from 'ioredis';
import { type Address, loopback } from './address.ts';
import { untilSo } from './until-so.ts';

/** A copy of all there is takes its time; what comes after that does not. */
const COPY_MS = 120_000;
const TAKE_OVER_MS = 3_000;
/** Who writes to the old one is kept waiting no longer than this, whatever happens. */
const PAUSE_MS = 120_000;

/** A Redis that has all that another has, and gets what comes. */
export interface FollowingRedis {
  /** Makes it the one that is written to; the old one keeps those who write to it waiting, until they go or it does. @throws LaunchError; then the old one goes on */
  takeOver(): Promise<void>;
  /** How many there are who are connected to the old one. */
  clientsOfOld(): Promise<number>;
  close(): void;
}

/** Has a Redis copy another and follow it. Both have the same password. @throws LaunchError */
export async function followRedis(old: Address, next: Address, password: string): Promise<FollowingRedis> {
  const [from, to] = [connect(old, password), connect(next, password)];
  const close = () => {
    for (const redis of [from, to]) redis.disconnect();
  };
  const offset = async (redis: Redis) =>
    /(?:master|slave)_repl_offset:(\d+)/.exec(await redis.info('replication'))?.[1];
  try {
    await to.config('SET', 'masterauth', password);
    await to.replicaof(old.host ?? loopback, old.port);
    await untilSo(
      COPY_MS,
      async () => /master_link_status:up/.test(await to.info('replication')),
      () => `Redis was not copied within ${COPY_MS / 1_000} s.`,
    );
  } catch (error) {
    close();
    throw error;
  }
  return {
    async takeOver() {
      await from.call('CLIENT', 'PAUSE', String(PAUSE_MS), 'WRITE');
      try {
        await untilSo(
          TAKE_OVER_MS,
          async () => (await offset(to)) === (await offset(from)),
          () => `Redis was not caught up with within ${TAKE_OVER_MS / 1_000} s.`,
        );
        await to.replicaof('NO', 'ONE');
      } catch (error) {
        await from.call('CLIENT', 'UNPAUSE');
        throw error;
      }
    },
    async clientsOfOld() {
      const clients = String(await from.call('CLIENT', 'LIST', 'TYPE', 'normal'))
        .trim()
        .split('\n');
      const own = String(await from.call('CLIENT', 'ID'));
      return clients.filter((line) => !line.startsWith(`id=${own} `)).length;
    },
    close,
  };
}

function connect({ host = loopback, port }: Address, password: string): Redis {
  const redis = new Redis({ host, port, password, maxRetriesPerRequest: 1, commandTimeout: COPY_MS });
  redis.on('error', () => undefined); // what is asked fails as well
  return redis;
}
