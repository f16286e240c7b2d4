/** What a zone says. */
export interface ZoneOptions {
  baseDomain: string;
  /** IPv4 addresses of the computers people come in by. */
  addresses: readonly string[];
  /** IPv4 address of the DNS server itself. */
  nameServer: string;
  /** Higher than that of the zone before. */
  serial: number;
}

/**
 * How long others keep an answer, in seconds. A computer that has died is asked that long after it was taken out; a shorter
 * time has clients ask before nearly every request.
 */
export const namesLastSeconds = 5;

/** Renders the zone: the base domain and every publication's name below it lead to every front door. */
export function renderZone(options: ZoneOptions): string {
  const { baseDomain, addresses, nameServer, serial } = options;
  return `; Rendered at every change; edits are lost.
$ORIGIN ${baseDomain}.
$TTL ${namesLastSeconds}
@ IN SOA ns hostmaster ( ${serial} 60 60 3600 ${namesLastSeconds} )
@ IN NS ns
ns IN A ${nameServer}
${addresses.flatMap((address) => [`@ IN A ${address}`, `* IN A ${address}`]).join('\n')}
`;
}
