import { shardsOf, type Computer, type Stage, type Tier } from '@scaleout/topology';

/** Ports by {@link placeName} within their tier: `web/c1`. */
export type Ports = Readonly<Record<string, number>>;

/** A tier on a computer, and where it listens on this machine. */
export interface Place {
  readonly computer: Computer;
  readonly tier: Tier;
  readonly port: number;
  /** Of its data folder and its log: the tier alone where only one computer has it. */
  readonly name: string;
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

  constructor(stage: Stage, ports: Ports) {
    this.all = tiersOf(stage).map(({ computer, tier, key }) => {
      const port = ports[key];
      if (port === undefined) throw new TypeError(`there is no port for ${key}`);
      const alone = stage.computers.filter(({ tiers }) => tiers.includes(tier)).length === 1;
      return { computer, tier, port, name: alone ? tier : `${tier}-${computer.id}` };
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
  get front(): Place {
    return this.first('web');
  }
}

/** Every tier of a stage's computers, with the key of its port. */
export function tiersOf(stage: Stage): { computer: Computer; tier: Tier; key: string }[] {
  return stage.computers.flatMap((computer) =>
    computer.tiers.map((tier) => ({ computer, tier, key: `${tier}/${computer.id}` })),
  );
}
