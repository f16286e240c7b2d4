import { type Address, hostAndPort, loopback } from './address.ts';
import { probePort } from './free-port.ts';

/** Where a front door listens: at its own address; on both loopbacks, because browsers take `*.localhost` to either. */
export async function listenAt(host: string | undefined, port: number): Promise<string[]> {
  if (host !== undefined && host !== loopback) return [hostAndPort({ host, port })];
  const state = await probePort(port, '::1');
  // Who has both is the door before this one, which is about to go.
  const hasIpv6 = state === 'free' || (state === 'used' && (await probePort(port)) === 'used');
  return [hostAndPort({ port }), ...(hasIpv6 ? [`[::1]:${port}`] : [])];
}

/** Whether it is one of those at which a front door listens that is there. */
export function isListenOf({ host = loopback, port }: Address, address: string): boolean {
  return address === hostAndPort({ host, port }) || (host === loopback && address === `[::1]:${port}`);
}
