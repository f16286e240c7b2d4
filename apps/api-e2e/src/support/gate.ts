import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server that can be held shut. */
export interface Gate {
  /** Leads to the server, through the gate. */
  readonly url: string;
  /** Lets nothing through from now on. @returns when a client sends something, which then waits */
  hold(): Promise<void>;
  /** Lets through what waits, and all that follows. */
  release(): void;
  /** Breaks every connection, and refuses new ones. */
  shut(): void;
  /** Lets the next message with `text` in it reach the server, and breaks the connection when the answer to it comes. */
  loseAnswerTo(text: string): void;
}

/** Opens a gate to the server at `url`, for one test. */
export async function openGate(url: string): Promise<Gate> {
  const target = new URL(url);
  let held: (() => void) | undefined;
  let waiting: (() => void)[] = [];
  let lost: string | undefined;
  let isShut = false;
  const clients = new Set<Socket>();

  const server = createServer((client) => {
    if (isShut) {
      client.destroy();
      return;
    }
    clients.add(client);
    client.on('close', () => clients.delete(client));
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    upstream.pipe(client);
    client.on('data', (chunk: Buffer) => {
      if (lost !== undefined && chunk.includes(lost)) {
        lost = undefined;
        upstream
          .unpipe(client)
          .once('data', () => upstream.destroy())
          .resume();
      }
      if (!held) upstream.write(chunk);
      else {
        waiting.push(() => upstream.write(chunk));
        held();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());

  const gated = new URL(url);
  gated.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: gated.href,
    hold: () => new Promise((resolve) => (held = resolve)),
    release() {
      held = undefined;
      for (const send of waiting) send();
      waiting = [];
    },
    shut() {
      isShut = true;
      for (const client of clients) client.destroy();
    },
    loseAnswerTo(text) {
      lost = text;
    },
  };
}
