import { LaunchError } from '@scaleout/local';
import type { Computer } from '@scaleout/topology';
import { client, gatewayOf, networkOf, servers, web } from './networks.ts';

/** A computer of the lab and where it is. */
export interface PlannedComputer {
  readonly id: string;
  readonly address: string;
}

/** What the lab's network is made from. */
export interface NetworkPlan {
  /** Begins the name of everything that is made, by which it is found again. */
  readonly prefix: string;
  /** Those of the stage; the router and the client are always there besides. */
  readonly computers: readonly PlannedComputer[];
  /** Address of the DNS server: a computer's, or the router's where the stage has none. */
  readonly nameserver: string;
}

/** What the plan has to know of a computer of a stage. */
export type StageComputer = Pick<Computer, 'id' | 'tiers'> & { readonly address?: string | undefined };

/** What every lab has besides the computers of its stage. */
export const routerId = 'router';
export const clientComputer: PlannedComputer = { id: 'client', address: `${client.base}.2` };
/** Groups of the lab's own processes that are on no computer; they have their names beside those of computers. */
export const asideIds = ['relay', 'calibration'] as const;

const ownIds: readonly string[] = [routerId, clientComputer.id, ...asideIds];

/** Addresses below this one are left for those who write their own. */
const firstAddress = 10;
const lastAddress = 254;

/**
 * Gives every computer of a stage its address: the one that its stage says, else the one it has in `keep` (so that what
 * lives on while a stage changes stays where it is), else the next free one of its network.
 */
export function planNetwork(
  stage: { readonly computers: readonly StageComputer[] },
  { prefix = 'scaleout', keep = [] }: { prefix?: string | undefined; keep?: readonly PlannedComputer[] } = {},
): NetworkPlan {
  const kept = new Map(keep.map(({ id, address }) => [id, address]));
  const known = new Map(
    stage.computers.flatMap(({ id, address = kept.get(id) }) =>
      address === undefined ? [] : [[id, address]],
    ),
  );
  const taken = new Set([...known.values(), ...kept.values()]);
  const computers = stage.computers.map((computer) => {
    const address = known.get(computer.id) ?? nextFree(computer, taken);
    taken.add(address);
    return { id: computer.id, address };
  });
  refuseStrange(computers);
  const dns = stage.computers.findIndex(({ tiers }) => tiers.includes('dns'));
  return { prefix, computers, nameserver: computers[dns]?.address ?? gatewayOf(client) };
}

function nextFree({ id, tiers }: StageComputer, taken: ReadonlySet<string>): string {
  const { base } = tiers.includes('web') || tiers.includes('load-balancer') ? web : servers;
  for (let number = firstAddress; number <= lastAddress; number += 1) {
    const address = `${base}.${number}`;
    if (!taken.has(address)) return address;
  }
  throw new LaunchError(`The lab's network ${base}.0/24 has no address left for ${id}.`);
}

function refuseStrange(computers: readonly PlannedComputer[]): void {
  const owners = new Map<string, string>();
  for (const { id, address } of computers) {
    if (ownIds.includes(id))
      throw new LaunchError(`The lab has a computer ${id} of its own.`, {
        mend: 'Give the one of the stage another name.',
      });
    if (!isPossible(address)) {
      throw new LaunchError(`The address ${address} of ${id} is in no network of the lab.`, {
        mend: `Take one of ${servers.base}.2–254 or ${web.base}.2–254, or none: the lab finds one.`,
      });
    }
    const owner = owners.get(address);
    if (owner !== undefined) throw new LaunchError(`${owner} and ${id} both have the address ${address}.`);
    owners.set(address, id);
  }
}

function isPossible(address: string): boolean {
  const network = networkOf(address);
  const number = Number(address.split('.')[3]);
  return network !== undefined && network !== client && number >= 2 && number <= lastAddress;
}
