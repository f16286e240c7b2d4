import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** What stands in the way of listening on a port; `absent` when this computer lacks the address itself. */
export type PortState = 'free' | 'used' | 'forbidden' | 'absent';

/** Tries to listen on the address and port. */
export function probePort(port: number, host = '127.0.0.1'): Promise<PortState> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(stateOf(error.code)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/**
 * A port nobody listens on. It lies below the range that outgoing connections are given their ports from, so that it stays
 * free while its server is down: within that range a client that waits for the server may even connect to itself.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if ((await probePort(port, host)) === 'free') return port;
  }
}

function stateOf(code: string | undefined): PortState {
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return 'absent';
  return code === 'EACCES' ? 'forbidden' : 'used';
}
