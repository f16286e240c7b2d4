import { MemberListError } from './errors/member-list-error.ts';

/** One PostgreSQL server of a shard, by the name people know it by. */
export interface MemberAddress {
  readonly name: string;
  readonly url: string;
}

/** Members by their URLs alone: each is called by its fragment (`…/shard_1#db2`), or else by where it listens. */
export function membersOf(urls: readonly string[]): MemberAddress[] {
  return urls.map((text) => {
    const url = new URL(text);
    const name = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    return { name: name === '' ? serverOf(text) : name, url: url.href };
  });
}

/** @throws MemberListError for a list without a member, and for one that has a name or a server twice */
export function checkMembers(members: readonly MemberAddress[]): void {
  if (members.length === 0) throw new MemberListError('A shard has no member: at least one is needed');
  const names = new Set<string>();
  const servers = new Map<string, string>();
  for (const { name, url } of members) {
    if (names.has(name)) throw new MemberListError(`Two members of a shard are named ${name}`);
    names.add(name);
    const server = serverOf(url);
    const other = servers.get(server);
    if (other !== undefined) {
      throw new MemberListError(`Members ${other} and ${name} of a shard are one server, ${server}`);
    }
    servers.set(server, name);
  }
}

function serverOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}`;
}
