import type pg from 'pg';
import { connectPrimary } from './connect-primary.ts';
import type { Lineage } from './move-journal.ts';

/** A shard, as a move needs it. */
export interface ShardAddress {
  readonly number: number;
  /** Of all its members, in no order. The target's server must reach the source by the same. */
  readonly urls: readonly string[];
}

/** What pg's types leave out. */
interface Sockets {
  readonly connection: { readonly stream: { destroy(): void } };
}

/** One of the two shards of a move: the primary that was found, and a connection to it. */
export class Side {
  readonly #address: ShardAddress;
  readonly #name: string;
  #client: pg.Client | undefined;
  #url = '';
  #lineage: Lineage = { system: '', timeline: 0 };
  #databaseOid = 0;

  constructor(address: ShardAddress, name: string) {
    this.#address = address;
    this.#name = name;
  }

  get shard(): number {
    return this.#address.number;
  }

  get urls(): readonly string[] {
    return this.#address.urls;
  }

  get client(): pg.Client {
    if (!this.#client) throw new Error(`Shard ${this.shard} is not connected`);
    return this.#client;
  }

  get url(): string {
    return this.#url;
  }

  get lineage(): Lineage {
    return this.#lineage;
  }

  get databaseOid(): number {
    return this.#databaseOid;
  }

  /** Connects to whoever is primary by now. @throws MoveRefused when nobody is, for a while */
  async connect(): Promise<void> {
    await this.close();
    const found = await connectPrimary(this.urls, `Shard ${this.shard}`, this.#name);
    this.#client = found.client;
    this.#url = found.url;
    this.#lineage = found.lineage;
    this.#databaseOid = found.databaseOid;
  }

  /** Gives up a server that does not answer: whoever waits for it is told that the connection is lost. */
  breakOff(): void {
    const { connection } = this.client as unknown as Sockets;
    connection.stream.destroy();
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }
}
