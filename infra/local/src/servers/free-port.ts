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

/** A port nobody listens on at this moment, chosen by the system. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function stateOf(code: string | undefined): PortState {
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return 'absent';
  return code === 'EACCES' ? 'forbidden' : 'used';
}
