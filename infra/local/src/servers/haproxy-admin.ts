import { createConnection } from 'node:net';
import { LaunchError } from '../launch-error.ts';

const answerWithinMs = 5000;

/** What a running HAProxy answers to a command at its admin socket; a LaunchError when nobody is there. */
export function askHaproxy(adminSocket: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection({ path: adminSocket, timeout: answerWithinMs });
    const fail = (cause?: unknown) => {
      socket.destroy();
      reject(new LaunchError('The load balancer does not answer at its admin socket.', { cause }));
    };
    socket.once('connect', () => socket.write(`${command}\n`));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.once('timeout', fail);
    socket.once('error', fail);
    socket.once('end', () => resolve(answer.trim()));
  });
}
