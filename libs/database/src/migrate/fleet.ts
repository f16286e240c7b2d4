import { membersOf, type MemberAddress } from '../routing/check-members.ts';
import type { ShardAddress } from '../shard-variables.ts';
import type { SchemaName } from './schema-files.ts';

/** One database of the fleet, on its servers. */
export interface FleetDatabase {
  /** What people call it: `catalog`, `shard 2`. */
  readonly label: string;
  readonly schema: SchemaName;
  /** Null for the catalog. */
  readonly shard: number | null;
  /** In no order: which of them is primary is asked. */
  readonly members: readonly MemberAddress[];
}

/** Where all databases are. */
export interface Fleet {
  readonly catalogUrls: readonly string[];
  readonly shards: readonly ShardAddress[];
}

/** The catalog, then the shards. */
export function databasesOf({ catalogUrls, shards }: Fleet): FleetDatabase[] {
  return [
    { label: 'catalog', schema: 'catalog', shard: null, members: membersOf(catalogUrls) },
    ...shards.map(({ number, urls }): FleetDatabase => {
      return { label: `shard ${number}`, schema: 'tenant', shard: number, members: membersOf(urls) };
    }),
  ];
}
