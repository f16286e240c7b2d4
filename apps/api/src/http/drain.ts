import { Server as TcpServer } from 'node:net';
import type { Server } from 'node:http';

const POLL_MS = 25;

/**
 * Lets a server finish: it takes no new connection at once, answers what arrives on those that are open and says on
 * each answer that it is the connection's last. An idle connection gets `graceMs` for a request that may be on its way:
 * to close it at once would fail that request.
 */
export async function drain(server: Server, graceMs: number): Promise<void> {
  server.prependListener('request', (_request, response) => {
    response.setHeader('connection', 'close');
  });
  // http.Server.close() would also close the idle connections; net.Server's only stops listening.
  const closed = new Promise<void>((resolve) => {
    TcpServer.prototype.close.call(server, () => resolve());
  });
  const grace = new Promise<void>((resolve) => setTimeout(resolve, graceMs));
  await Promise.race([closed, grace]);
  const idle = setInterval(() => server.closeIdleConnections(), POLL_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
}
