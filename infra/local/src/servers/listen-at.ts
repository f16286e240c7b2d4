import { hostAndPort, loopback } from './address.ts';
import { probePort } from './free-port.ts';

/** Where a front door listens: at its own address; on both loopbacks, because browsers take `*.localhost` to either. */
export async function listenAt(host: string | undefined, port: number): Promise<string[]> {
  if (host !== undefined && host !== loopback) return [hostAndPort({ host, port })];
  const hasIpv6 = (await probePort(port, '::1')) === 'free';
  return [hostAndPort({ port }), ...(hasIpv6 ? [`[::1]:${port}`] : [])];
}
