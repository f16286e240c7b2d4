import type { HashMap, RangeMap } from '@scaleout/sharding';
import type { CatalogServers } from '../catalog-servers.ts';
import { formatPositions, parsePositions } from '../routing/position-text.ts';
import type { Position } from '../routing/position.ts';
import { baseOf } from './base-of.ts';
import { changeBaseMap } from './change-base-map.ts';
import type { DirectoryData } from './directory.ts';
import { lockMap } from './lock-map.ts';

/** It looks at every publication. */
const CHANGE_TIMEOUT_MS = 60_000;

/** A publication and whose it is. */
export interface PlacedTenant {
  readonly id: number;
  readonly slug: string;
  readonly shard: number;
}

/** A tenant's new place. */
export interface Move {
  readonly tenantId: number;
  readonly shard: number;
  /** How far that shard was when the tenant was opened there. */
  readonly arrival: Position | undefined;
  /** How far the shard that it left was when it was closed there. */
  readonly departure: Position | undefined;
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

  /**
   * Gives a tenant to another shard. Where that has it already nothing changes.
   * @returns the epoch of the directory that says so
   */
  place({ tenantId, shard, arrival, departure }: Move): Promise<number> {
    return this.servers.write((prisma) =>
      prisma.$transaction(async (transaction) => {
        const map = await lockMap(transaction);
        const where = { tenantId: BigInt(tenantId) };
        const before = await transaction.placement.findUnique({ where });
        if (before?.shard === shard) return Number(before.epoch);
        const from = before?.shard ?? map.base.shardOf(tenantId);
        if (from === shard) return map.epoch;

        const epoch = map.epoch + 1;
        const departed = positionsIn(before?.departures ?? null).filter(
          (each) => each.shard !== departure?.shard,
        );
        const departures = [...departed, ...(departure ? [departure] : [])].filter(
          (each) => each.shard !== shard,
        );
        const data = {
          shard,
          epoch: BigInt(epoch),
          arrival: textOf(arrival ? [arrival] : []),
          departures: textOf(departures),
          placedAt: new Date(),
        };
        await transaction.placement.upsert({ where, create: { ...where, ...data }, update: data });
        await transaction.shardMap.update({ where: { only: true }, data: { epoch: BigInt(epoch) } });
        await transaction.shard.update({ where: { number: from }, data: { tenants: { decrement: 1 } } });
        await transaction.shard.update({ where: { number: shard }, data: { tenants: { increment: 1 } } });
        return epoch;
      }),
    );
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

function textOf(positions: readonly Position[]): string | null {
  return positions.length === 0 ? null : formatPositions(positions);
}
