import { Resolver } from 'node:dns/promises';
import { type Address, hostAndPort } from './address.ts';

/** The number of the zone by which a DNS server answers for a domain; undefined while it does not answer. */
export async function zoneSerial(server: Address, domain: string): Promise<number | undefined> {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([hostAndPort(server)]);
  try {
    return (await resolver.resolveSoa(domain)).serial;
  } catch {
    return undefined; // not up yet, or busy with something else: whoever asks asks again
  }
}
