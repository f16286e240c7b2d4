import { DirectoryMap, type HashMap, type RangeMap } from '@scaleout/sharding';
import type { Placement } from './placement.ts';

/** Which shard owns which tenant, of one moment. */
export interface DirectoryData {
  readonly epoch: number;
  /** Of tenants that nothing else is said of. */
  readonly base: RangeMap | HashMap;
  readonly placements: readonly Placement[];
}

/**
 * Which shard owns which tenant, as this process knows it. It may be behind: a shard that a tenant has left says so, and then the
 * catalog is asked again. While the catalog is away what is known goes on being right.
 */
export class Directory {
  #map: DirectoryMap | undefined;
  #placements: ReadonlyMap<number, Placement> = new Map();
  #asked: Promise<void> | undefined;
  #askedNext: Promise<void> | undefined;
  readonly #met = new Set<number>();

  /** @param load asks the catalog */
  constructor(private readonly load: () => Promise<DirectoryData>) {}

  /** @throws before it is {@link known} */
  get map(): DirectoryMap {
    if (!this.#map) throw new Error('The directory was not read yet');
    return this.#map;
  }

  /** Reads it, where that could not be done yet. */
  async known(): Promise<void> {
    if (!this.#map) await this.refresh();
  }

  /**
   * To be awaited before anything is done for tenants. One that was opened since the directory was read may be on a shard by a
   * base map that is not known here yet; and on the shard where it would be by the old one it never was, so no fence is there to tell.
   */
  async meet(tenantIds: readonly number[]): Promise<void> {
    if (tenantIds.every((tenantId) => this.hasMet(tenantId))) return;
    await this.refresh();
    for (const tenantId of tenantIds) this.#met.add(tenantId);
  }

  hasMet(tenantId: number): boolean {
    return this.#met.has(tenantId);
  }

  /** Undefined for a tenant that was never moved. */
  placementOf(tenantId: number): Placement | undefined {
    return this.#placements.get(tenantId);
  }

  /** Those of all tenants that were ever moved. */
  get placements(): Iterable<Placement> {
    return this.#placements.values();
  }

  /** Asks the catalog, and after that knows no less than it said at this moment. Many who ask at once ask together. */
  refresh(): Promise<void> {
    // A question that is on its way may have been answered before this moment: the next one is shared.
    this.#askedNext ??= (this.#asked ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#asked = this.#askedNext;
        this.#askedNext = undefined;
        return this.#refresh();
      });
    return this.#askedNext;
  }

  /** Somebody said that there is a directory of this epoch. */
  async heard(epoch: number): Promise<void> {
    if (!this.#map || this.#map.epoch < epoch) await this.refresh();
  }

  async #refresh(): Promise<void> {
    const { epoch, base, placements } = await this.load();
    if (this.#map && epoch < this.#map.epoch) return; // a replica of the catalog that is behind
    const entries = placements.map(({ tenantId, shard }) => [tenantId, shard] as const);
    this.#map = new DirectoryMap(epoch, entries, base);
    this.#placements = new Map(placements.map((placement) => [placement.tenantId, placement]));
  }
}
