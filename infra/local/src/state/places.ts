import { frontTierOf, shardsOf, type Computer, type Stage, type Tier } from '@scaleout/topology';
import { type Address, loopback } from '../servers/address.ts';
import type { Enter } from '../servers/enter.ts';

/** Ports by tier and computer: `web/c1`. */
export type Ports = Readonly<Record<string, number>>;

/** How the computers of a stage are to be had. */
export interface Site {
  readonly ports: Ports;
  /**
   * Address of a computer, by its id; this machine's loopback where it is left out. One of its tiers may have another, by the key of
   * its port.
   */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Has a program run on a computer; without it they run on this machine as it is. */
  readonly enter?: (computer: Computer) => Enter;
  /** Networks that they are in, in CIDR, other than loopback. */
  readonly networks?: readonly string[];
  /** Networks of which every computer is believed about who the client is: those that people come in by. */
  readonly proxies?: readonly string[];
}

/** A tier on a computer, and where it listens. */
export interface Place extends Required<Address> {
  readonly computer: Computer;
  readonly tier: Tier;
  /** Of its data folder and its log. */
  readonly name: string;
  readonly enter?: Enter;
}

/** Where a shard's members are. */
export interface ShardPlaces {
  readonly number: number;
  /** Who the stage says is primary, and after it the replicas. */
  readonly members: readonly [Place, ...Place[]];
}

/** The places of a stage: every tier of every computer. */
export class Places {
  readonly all: readonly Place[];
  /** By their numbers. */
  readonly shards: readonly ShardPlaces[];
  /** Networks that the computers are in, in CIDR, other than loopback. */
  readonly networks: readonly string[];
  readonly #frontTier: Tier;

  constructor(stage: Stage, { ports, hosts = {}, enter, networks = [] }: Site) {
    this.networks = networks;
    this.#frontTier = frontTierOf(stage);
    this.all = tiersOf(stage).map(({ computer, tier, key }) => {
      const port = ports[key];
      if (port === undefined) throw new TypeError(`there is no port for ${key}`);
      const host = hosts[key] ?? hosts[computer.id] ?? loopback;
      return {
        ...{ computer, tier, host, port, name: `${tier}-${computer.id}` },
        ...(enter && { enter: enter(computer) }),
      };
    });
    this.shards = shardsOf(stage).map(({ number, primary, replicas }) => ({
      number,
      members: [this.#database(primary), ...replicas.map((replica) => this.#database(replica))],
    }));
  }

  /** Every place of a tier, in the order of the computers. */
  of(tier: Tier): readonly Place[] {
    return this.all.filter((place) => place.tier === tier);
  }

  /** The place of that name. */
  named(name: string): Place {
    const place = this.all.find((each) => each.name === name);
    if (!place) throw new TypeError(`there is no place ${name}`);
    return place;
  }

  /** The first place of a tier that every stage has. */
  first(tier: Tier): Place {
    const [place] = this.of(tier);
    if (!place) throw new TypeError(`no computer has the tier ${tier}`);
    return place;
  }

  #database(computer: Computer): Place {
    const place = this.of('database').find((each) => each.computer === computer);
    if (!place) throw new TypeError(`${computer.id} has no database`);
    return place;
  }

  /** Where people come in. */
  get doors(): readonly Place[] {
    return this.of(this.#frontTier);
  }

  /** The first of them: at `localhost` where the computers are processes of this machine. */
  get front(): Place {
    return this.first(this.#frontTier);
  }
}

/** Of a place, what its server's start is told: where it listens, and how its computer is entered. */
export function where({ host, port, enter }: Place): Pick<Place, 'host' | 'port' | 'enter'> {
  return { host, port, ...(enter && { enter }) };
}

/** By which the port of a place is known, and an address that is not its computer's. */
export function keyOf({ tier, computer }: Pick<Place, 'tier' | 'computer'>): string {
  return `${tier}/${computer.id}`;
}

/** Every tier of a stage's computers, with the key of its port. */
export function tiersOf(stage: Stage): { computer: Computer; tier: Tier; key: string }[] {
  return stage.computers.flatMap((computer) =>
    computer.tiers.map((tier) => ({ computer, tier, key: keyOf({ tier, computer }) })),
  );
}
