import { createConnection } from 'node:net';

/** Sends bytes to a server on loopback and returns what it answers until it closes or `isEnough`; empty while nobody listens. */
export function converse(
  port: number,
  question: Buffer | string,
  isEnough: (answer: Buffer) => boolean,
  timeoutMs = 1000,
): Promise<Buffer> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = createConnection({ host: '127.0.0.1', port, timeout: timeoutMs });
    socket.once('connect', () => socket.write(question));
    socket.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes]);
      if (isEnough(answer)) socket.destroy();
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('error', () => socket.destroy()); // nobody listens: the empty answer says so
    socket.once('close', () => resolve(answer));
  });
}
