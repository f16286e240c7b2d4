import type { Metrics } from '@scaleout/telemetry';
import type { MemberStatus } from './routing/router.ts';
import type { Shard } from './shard.ts';

const STATES: readonly MemberStatus['state'][] = [
  'primary',
  'replica',
  'behind',
  'outdated',
  'down',
  'refused',
];

/** What each member of each shard is, how late, and what it served; and the reads that could not go where they should. */
export function watchMembers(metrics: Metrics, shards: { readonly all: readonly Shard[] }): void {
  const members = () =>
    shards.all.flatMap((shard) => shard.status().map((member) => ({ shard: String(shard.number), member })));
  const ofMembers = (value: (member: MemberStatus) => number | null) => () =>
    members().flatMap(({ shard, member }) => {
      const known = value(member);
      return known === null ? [] : [{ labels: { shard, member: member.name }, value: known }];
    });
  metrics.gauge({
    name: 'database_member_state',
    help: '1 for the state that a member is in, 0 for the others.',
    labels: ['shard', 'member', 'state'],
    collect: () =>
      members().flatMap(({ shard, member: { name: member, state: is } }) =>
        STATES.map((state) => ({ labels: { shard, member, state }, value: state === is ? 1 : 0 })),
      ),
  });
  metrics.gauge({
    name: 'database_member_lag_seconds',
    help: 'How late a replica is.',
    labels: ['shard', 'member'],
    collect: ofMembers(({ lagMs }) => (lagMs === null ? null : lagMs / 1_000)),
  });
  metrics.gauge({
    name: 'database_member_timeline',
    help: 'The history that a member is in; every promotion begins the next.',
    labels: ['shard', 'member'],
    collect: ofMembers(({ timeline }) => timeline),
  });
  metrics.gauge({
    name: 'database_member_operations',
    help: 'Reads that a member answered and writes that it took, since this process began.',
    labels: ['shard', 'member', 'kind'],
    collect: () =>
      members().flatMap(({ shard, member: { name: member, reads, writes } }) => [
        { labels: { shard, member, kind: 'read' }, value: reads },
        { labels: { shard, member, kind: 'write' }, value: writes },
      ]),
  });
  metrics.gauge({
    name: 'database_reads_off_replicas',
    help: 'Reads that no replica might answer, since this process began: for want of a position, for want of a replica, turned away.',
    labels: ['shard', 'why'],
    collect: () =>
      shards.all.flatMap(({ number, fallbacks, shedReads }) => {
        const shard = String(number);
        return [
          { labels: { shard, why: 'unknown position' }, value: fallbacks.unknownPosition },
          { labels: { shard, why: 'no replica' }, value: fallbacks.noReplica },
          { labels: { shard, why: 'shed' }, value: shedReads },
        ];
      }),
  });
}
