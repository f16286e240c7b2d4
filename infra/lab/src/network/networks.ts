/** One of the lab's networks: a bridge of the router, with the addresses behind it. */
export interface LabNetwork {
  readonly name: 'servers' | 'web' | 'client';
  /** The first three numbers of its addresses; the router is number 1 of each. */
  readonly base: string;
}

/** Where computers are that only others of the lab ask. */
export const servers: LabNetwork = { name: 'servers', base: '10.83.1' };

/**
 * Where the computers are that people come in by. It is not the client's network: for a name with several addresses,
 * getaddrinfo puts those of the own network first, and one web server would get everything.
 */
export const web: LabNetwork = { name: 'web', base: '10.83.2' };

/** Where all traffic comes from. */
export const client: LabNetwork = { name: 'client', base: '10.83.9' };

export const networks: readonly LabNetwork[] = [servers, web, client];

/** In CIDR. */
export function networkIn({ base }: LabNetwork): string {
  return `${base}.0/24`;
}

/** Every network of the lab, in CIDR. */
export const labNetworks: readonly string[] = networks.map(networkIn);

/** The router's own address in a network. */
export function gatewayOf(network: LabNetwork): string {
  return `${network.base}.1`;
}

/** The network of an address; undefined when the lab has none for it. */
export function networkOf(address: string): LabNetwork | undefined {
  return networks.find(({ base }) => address.startsWith(`${base}.`));
}
