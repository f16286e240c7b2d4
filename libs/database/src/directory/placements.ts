import type { HashMap, RangeMap } from '@scaleout/sharding';
import type { CatalogServers } from '../catalog-servers.ts';
import { parsePositions } from '../routing/position-text.ts';
import type { Position } from '../routing/position.ts';
import { baseOf } from './base-of.ts';
import { changeBaseMap } from './change-base-map.ts';
import type { DirectoryData } from './directory.ts';

/** It looks at every publication. */
const CHANGE_TIMEOUT_MS = 60_000;

/** A publication and whose it is. */
export interface PlacedTenant {
  readonly id: number;
  readonly slug: string;
  readonly shard: number;
}

/** A tenant's way to another shard. */
export interface MoveUnderWay {
  readonly tenantId: number;
  readonly source: number;
  readonly target: number;
  /** What its mover began last. */
  readonly step: string;
}

interface DirectoryRow {
  readonly epoch: bigint;
  readonly map: unknown;
  readonly placements: readonly {
    readonly tenant: number;
    readonly shard: number;
    readonly arrival: string | null;
    readonly departures: string | null;
  }[];
}

/** Which shard owns which tenant, as the catalog has it. */
export class Placements {
  constructor(private readonly servers: CatalogServers) {}

  /** All of it, of one moment. */
  async load(): Promise<DirectoryData> {
    const [row] = await this.servers.read(
      (prisma) => prisma.$queryRaw<DirectoryRow[]>`
        SELECT epoch, map, coalesce((
          SELECT json_agg(json_build_object(
            'tenant', tenant_id, 'shard', shard, 'arrival', arrival, 'departures', departures))
          FROM placements), '[]') AS placements
        FROM shard_map`,
    );
    if (!row) throw new Error('The catalog has no shard map: it was not migrated');
    return {
      epoch: Number(row.epoch),
      base: baseOf(row.map),
      placements: row.placements.map(({ tenant, shard, arrival, departures }) => ({
        tenantId: tenant,
        shard,
        arrival: positionsIn(arrival)[0],
        departures: positionsIn(departures),
      })),
    };
  }

  /** Whether anybody has said which shards there are. */
  async isMapped(): Promise<boolean> {
    return (await this.servers.read(({ shardMap }) => shardMap.count())) > 0;
  }

  /**
   * Says which shards there are, and whose a tenant is of which nothing else is said. Tenants stay where they are: those that the
   * map has elsewhere are placed one by one. The same map again changes nothing.
   * @throws ShardMapError when a shard that owns tenants would be gone
   */
  async setBaseMap(base: RangeMap | HashMap): Promise<void> {
    await this.servers.write((prisma) =>
      prisma.$transaction((transaction) => changeBaseMap(transaction, base), { timeout: CHANGE_TIMEOUT_MS }),
    );
  }

  /** Moves under way, and those whose mover died. */
  async moves(): Promise<MoveUnderWay[]> {
    const moves = await this.servers.read(({ move }) => move.findMany());
    return moves.map(({ tenantId, source, target, step }) => ({
      tenantId: Number(tenantId),
      source,
      target,
      step,
    }));
  }

  /** All open publications, in the order of their ids. */
  async tenants(): Promise<PlacedTenant[]> {
    const { base, placements } = await this.load();
    const placed = new Map(placements.map(({ tenantId, shard }) => [tenantId, shard]));
    const open = await this.servers.read(({ publication }) =>
      publication.findMany({
        where: { openedAt: { not: null } },
        select: { id: true, slug: true },
        orderBy: { id: 'asc' },
      }),
    );
    return open.map(({ id, slug }) => {
      const tenantId = Number(id);
      return { id: tenantId, slug, shard: placed.get(tenantId) ?? base.shardOf(tenantId) };
    });
  }
}

function positionsIn(text: string | null): Position[] {
  return text === null || text === '' ? [] : (parsePositions(text) ?? []);
}
