import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

test('without its settings the worker does not start, and one sentence names them all', () => {
  const env = {
    WORKER_HOST: '127.0.0.1',
    WORKER_PORT: 'eighty',
    QUEUE_REDIS_URL: 'amqp://user:hunter22@queue',
  };
  const { status, stderr, stdout } = spawnSync(process.execPath, [program], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'The environment is not usable: WORKER_PORT must be a whole number from 0 to 65535; COMPUTER is missing; ' +
      'CATALOG_DATABASE_URL is missing; CATALOG_DATABASE_REPLICA_URLS is missing; DATABASE_POOL_SIZE is missing; ' +
      'QUEUE_REDIS_URL must be a URL that starts with redis:// or rediss://; LOG_LEVEL is missing; ' +
      'OUTBOX_POLL_MS is missing; SHARD_1_URLS is missing.\n',
  );
});
