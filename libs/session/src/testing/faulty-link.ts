import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP link to a server that can be broken: what a test does to Redis without touching the shared one. */
export interface FaultyLink {
  readonly url: string;
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps connections and accepts new ones, but passes nothing on: a hung server. */
  hold(): void;
  /** Works again. What was held is lost, as with a computer that died. */
  mend(): Promise<void>;
}

export async function faultyLink(target: string): Promise<FaultyLink> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let held = false;

  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined).on('close', () => sockets.delete(client));
    const upstream = connect(Number(port), hostname);
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.on('data', (chunk) => held || upstream.write(chunk));
    upstream.on('data', (chunk) => held || client.write(chunk));
  });
  const listen = async (on: number) => once(server.listen(on, '127.0.0.1'), 'listening');
  const hangUp = () => sockets.forEach((socket) => socket.destroy());

  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const link = new URL(target); // with the server's password
  link.host = `127.0.0.1:${own}`;
  onTestFinished(() => {
    server.close();
    hangUp();
  });

  return {
    url: link.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      hangUp();
      await closed;
    },
    hold() {
      held = true;
    },
    async mend() {
      held = false;
      hangUp();
      if (!server.listening) await listen(own);
    },
  };
}
