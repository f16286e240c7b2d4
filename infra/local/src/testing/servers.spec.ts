import { createConnection } from 'node:net';
import { once } from 'node:events';
import { expect, inject, it } from 'vitest';

it('gives a PostgreSQL and a Redis that take connections', async () => {
  for (const url of [inject('databaseAdminUrl'), inject('redisUrl')]) {
    const socket = createConnection({ host: new URL(url).hostname, port: Number(new URL(url).port) });
    await once(socket, 'connect');
    socket.destroy();
    expect(url).toMatch(/^(postgresql|redis):/);
  }
});
