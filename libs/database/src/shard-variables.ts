import * as z from 'zod';
import { listVariable, urlVariable, type Environment } from '@scaleout/telemetry';

/** What a shard's number may be: ids are handed out in steps of 1,024, begun at it. */
const LAST_NUMBER = 1_023;
const NAMED = /^SHARD_(.*)_URLS$/;
const NUMBER = /^[1-9]\d{0,3}$/;

/** A shard, by the URLs of its members, in no order. */
export interface ShardAddress {
  readonly number: number;
  readonly urls: readonly [string, ...string[]];
}

const list = listVariable(urlVariable('postgresql', 'postgres'));

/**
 * The shards of a process's settings, as `SHARDS`: `SHARD_<number>_URLS` has every member of one, comma separated. To be joined to
 * the other settings by `.and()`.
 */
export function shardVariables() {
  // No z.record: that takes plain objects alone, which process.env is not.
  const everything = z.object({}).catchall(z.string().optional());
  return everything.transform((environment, context) => {
    const refuse = (name: string, message: string) => {
      context.addIssue({ code: 'custom', path: [name], message });
    };
    const shards = readShards(environment, refuse);
    const named = Object.keys(environment).some((name) => NAMED.test(name));
    if (!named) refuse('SHARD_1_URLS', 'must be there');
    const [first, ...others] = shards;
    if (!first) return z.NEVER; // it was said why
    refuseRepeated(shards, refuse);
    const all: [ShardAddress, ...ShardAddress[]] = [first, ...others];
    return { SHARDS: all };
  });
}

type Refuse = (name: string, message: string) => void;

function readShards(environment: Environment, refuse: Refuse): ShardAddress[] {
  const shards = Object.entries(environment).flatMap(([name, value = '']) => {
    const [, digits] = NAMED.exec(name) ?? [];
    if (digits === undefined) return [];
    const number = NUMBER.test(digits) ? Number(digits) : 0;
    if (number === 0 || number > LAST_NUMBER) {
      refuse(name, `must have a number from 1 to ${LAST_NUMBER} in its name`);
    }
    const { data: [url, ...others] = [], error } = list.safeParse(value);
    if (url !== undefined) return [{ number, urls: [url, ...others] as const }];
    refuse(name, error?.issues[0]?.message ?? 'must name at least one member');
    return [];
  });
  return shards.sort((one, other) => one.number - other.number);
}

function refuseRepeated(shards: readonly ShardAddress[], refuse: Refuse): void {
  const owners = new Map<string, number>();
  for (const { number, urls } of shards) {
    for (const url of urls) {
      const { hostname, port, pathname } = new URL(url);
      const database = `${hostname}:${port || '5432'}${pathname}`;
      const owner = owners.get(database);
      if (owner === undefined) owners.set(database, number);
      else if (owner === number) refuse(`SHARD_${number}_URLS`, 'must not name a member twice');
      else refuse(`SHARD_${number}_URLS`, `must not name a member of shard ${owner}`);
    }
  }
}
