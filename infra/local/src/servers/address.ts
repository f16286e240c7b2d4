/** The loopback that every system has. */
export const loopback = '127.0.0.1';

/** The domain whose names browsers take to this machine, without asking any DNS server. */
export const localDomain = 'localhost';

/** Where a server listens: on the loopback of this machine, unless it says otherwise. */
export interface Address {
  readonly port: number;
  readonly host?: string;
}

/** As a URL or a configuration file names it: `127.0.0.1:8080`. */
export function hostAndPort({ host = loopback, port }: Address): string {
  return `${host}:${port}`;
}
