import type { Catalog, Shards } from '@scaleout/database';
import type { Metrics } from '@scaleout/telemetry';

/** How many connections each pool has, how many of them are idle, and how many queries wait for one. */
export function watchPools(metrics: Metrics, shards: Shards, catalog: Catalog): void {
  // A member's pool is another one after a failover.
  const pools = () => [
    ...catalog.members.map(
      (member) => [catalog.members.length > 1 ? `catalog ${member.name}` : 'catalog', member.pool] as const,
    ),
    ...shards.all.flatMap((shard) =>
      shard.members.map(
        (member) => [shards.hasSeveralServers ? member.name : 'primary', member.pool] as const,
      ),
    ),
  ];
  metrics.gauge({
    name: 'database_pool_connections',
    help: 'Connections of a pool by what they do; "waiting" counts queries that wait for one.',
    labels: ['pool', 'state'],
    collect: () =>
      pools().flatMap(([pool, { totalCount, idleCount, waitingCount }]) => [
        { labels: { pool, state: 'busy' }, value: totalCount - idleCount },
        { labels: { pool, state: 'idle' }, value: idleCount },
        { labels: { pool, state: 'waiting' }, value: waitingCount },
      ]),
  });
}
