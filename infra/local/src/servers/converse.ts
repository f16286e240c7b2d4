import { createConnection } from 'node:net';
import { type Address, loopback } from './address.ts';

/** Sends bytes to a server and returns what it answers until it closes or `isEnough`; empty while nobody listens. */
export function converse(
  { host = loopback, port }: Address,
  question: Buffer | string,
  isEnough: (answer: Buffer) => boolean,
  timeoutMs = 1000,
): Promise<Buffer> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = createConnection({ host, port, timeout: timeoutMs });
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
