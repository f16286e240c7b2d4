import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether a server could listen on the address and port now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port nobody listens on. It lies below the range that outgoing connections are given their ports from, so that it stays
 * free while its server is down: within that range a client that waits for the server may even connect to itself.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isPortFree(port, host)) return port;
  }
}
