import { type Address, loopback } from './address.ts';

/**
 * Of what a load balancer knows of its servers, as `show servers state` says it, that which is still true with other ones. It
 * would go on with the address it knew as well, even where the configuration gives the same name another.
 */
export function keptStates(dump: string, webServers: readonly (Address & { name: string })[]): string {
  const [version = '', head = '', ...lines] = dump.split('\n');
  const names = head.replace(/^# /, '').split(' ');
  const stays = (line: string) => {
    const fields = line.split(' ');
    const field = (name: string) => fields[names.indexOf(name)];
    return webServers.some(
      ({ name, host = loopback, port }) =>
        field('srv_name') === name && field('srv_addr') === host && field('srv_port') === String(port),
    );
  };
  // It believes nothing of a file whose last line has no end.
  return [version, head, ...lines.filter(stays), ''].join('\n');
}
