import { Redis } from 'ioredis';

/** How many commands clients sent to Redis while `work` ran. What a script does inside Redis is not sent. */
export async function countCommands(redisUrl: string, work: () => Promise<unknown>): Promise<number> {
  const redis = new Redis(redisUrl);
  const monitor = await redis.monitor();
  let sent = 0;
  const done = 'the bench has counted';
  const told = new Promise<void>((resolve) => {
    monitor.on('monitor', (_time: string, args: string[], source: string) => {
      if (args[1] === done) resolve();
      else if (source !== 'lua') sent += 1;
    });
  });
  await work();
  await redis.echo(done);
  await told;
  monitor.disconnect();
  redis.disconnect();
  return sent;
}
