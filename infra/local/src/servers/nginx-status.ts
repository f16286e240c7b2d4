import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { socketPath } from './socket-path.ts';

const ANSWER_MS = 2_000;

/** Where a web server says how many connections it has: a socket among its own files, which nobody else comes to. */
export function statusSocketOf(runDir: string): string {
  return socketPath(runDir, 'status.sock');
}

/** Connections of a web server by what they do; those that people keep open are `waiting`. */
export interface NginxConnections {
  readonly reading: number;
  readonly writing: number;
  readonly waiting: number;
}

/** What a running web server says. @throws where nobody is there */
export async function nginxConnections(socket: string): Promise<NginxConnections> {
  const page = await new Promise<string>((resolve, reject) => {
    const asked = request({ socketPath: socket, path: '/', timeout: ANSWER_MS }, (answer) => {
      text(answer).then(resolve, reject);
    });
    asked.once('timeout', () => asked.destroy(new Error('nginx does not answer at its own socket')));
    asked.once('error', reject);
    asked.end();
  });
  const [, reading, writing, waiting] = /Reading: (\d+) Writing: (\d+) Waiting: (\d+)/.exec(page) ?? [];
  return { reading: Number(reading), writing: Number(writing), waiting: Number(waiting) };
}
