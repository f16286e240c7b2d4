import type { FastifyRequest } from 'fastify';

/** Bits of an IPv6 address that one customer of a provider has: counting single addresses would count nothing. */
const IPV6_GROUPS = 4;

/** The client's address for counting: IPv6 by its /64. */
export function clientAddress({ ip }: FastifyRequest): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = ''] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return groups.slice(0, IPV6_GROUPS).join(':');
}
