import { get } from 'node:http';
import { type Address, loopback } from './address.ts';

/** Status a server answers with; undefined while none does. */
export function httpStatus(
  { host = loopback, port }: Address,
  path: string,
  timeoutMs = 2000,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get({ host, port, path, timeout: timeoutMs, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined)); // nobody listens yet: that is the answer
  });
}
