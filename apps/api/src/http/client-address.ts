const IPV4_IN_IPV6 = '::ffff:';
/** A customer of a provider has a /64 at least: counting single addresses would count nothing. */
const GROUPS = 4;

/** The address by which a client is counted: IPv4 whole, IPv6 by its /64. */
export function clientAddress({ ip }: { readonly ip: string }): string {
  if (ip.startsWith(IPV4_IN_IPV6)) return ip.slice(IPV4_IN_IPV6.length);
  if (!ip.includes(':')) return ip;
  const [head = ''] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  return [...groups, '0', '0', '0', '0'].slice(0, GROUPS).join(':');
}
