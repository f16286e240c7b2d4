import { get } from 'node:http';

/** Status a server on loopback answers with; undefined while none does. */
export function httpStatus(port: number, path: string, timeoutMs = 2000): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: timeoutMs, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined)); // nobody listens yet: that is the answer
  });
}
