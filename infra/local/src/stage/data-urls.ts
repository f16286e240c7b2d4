import { catalogDatabase, redisDatabases, shardDatabase, type ShardUrls } from '@scaleout/tiers';
import { hostAndPort } from '../servers/address.ts';
import { databaseRole } from '../servers/init-postgres.ts';
import type { Place, Places, ShardPlaces } from '../state/places.ts';
import type { Secrets } from '../state/secrets.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import { primaryOf } from './shard-roles.ts';

/** Where a stage's data is, as connection URLs. */
export interface DataUrls {
  catalogDatabaseUrl: string;
  catalogDatabaseReplicaUrls: string[];
  shards: ShardUrls;
  sessionRedisUrl: string;
  queueRedisUrl: string;
}

/** URLs of a stage with one Redis; a shard's primary is the first of its members. */
export function dataUrls(folder: StageFolder, places: Places, secrets: Secrets): DataUrls {
  const redisPlace = places.first('redis');
  // The fragment is what the API calls the server: by its computer, as people know it.
  const database = (place: Place, name: string) =>
    `${databaseUrlAt(place, secrets, name)}#${place.computer.id}`;
  const redis = (number: number) => `redis://:${secrets.redisPassword}@${hostAndPort(redisPlace)}/${number}`;
  const shards = places.shards.map((shard) => ({
    number: shard.number,
    members: primaryFirst(folder, shard),
  }));
  const [withCatalog] = shards; // shard 1
  const [catalogDatabaseUrl = '', ...catalogDatabaseReplicaUrls] =
    withCatalog?.members.map((place) => database(place, catalogDatabase)) ?? [];
  return {
    catalogDatabaseUrl,
    catalogDatabaseReplicaUrls,
    shards: Object.fromEntries(
      shards.map(({ number, members }) => [
        number,
        members.map((place) => database(place, shardDatabase(number))),
      ]),
    ),
    sessionRedisUrl: redis(redisDatabases.sessions),
    queueRedisUrl: redis(redisDatabases.queue),
  };
}

/** URL of one server; of the database that every server has, where none is named. */
export function databaseUrlAt(
  place: Place,
  { databasePassword }: Pick<Secrets, 'databasePassword'>,
  name = 'postgres',
): string {
  return `postgresql://${databaseRole}:${databasePassword}@${hostAndPort(place)}/${name}`;
}

function primaryFirst(folder: StageFolder, shard: ShardPlaces): Place[] {
  const primary = primaryOf(folder, shard);
  return [primary, ...shard.members.filter((place) => place !== primary)];
}
