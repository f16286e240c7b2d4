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

/** What each member of a shard is, how late, and what it served; and the reads that could not go where they should. */
export function watchMembers(metrics: Metrics, shard: Shard): void {
  const ofMembers = (value: (member: MemberStatus) => number | null) => () =>
    shard.status().flatMap((member) => {
      const known = value(member);
      return known === null ? [] : [{ labels: { member: member.name }, value: known }];
    });
  metrics.gauge({
    name: 'database_member_state',
    help: '1 for the state that a member is in, 0 for the others.',
    labels: ['member', 'state'],
    collect: () =>
      shard
        .status()
        .flatMap(({ name: member, state: is }) =>
          STATES.map((state) => ({ labels: { member, state }, value: state === is ? 1 : 0 })),
        ),
  });
  metrics.gauge({
    name: 'database_member_lag_seconds',
    help: 'How late a replica is.',
    labels: ['member'],
    collect: ofMembers(({ lagMs }) => (lagMs === null ? null : lagMs / 1_000)),
  });
  metrics.gauge({
    name: 'database_member_timeline',
    help: 'The history that a member is in; every promotion begins the next.',
    labels: ['member'],
    collect: ofMembers(({ timeline }) => timeline),
  });
  metrics.gauge({
    name: 'database_member_operations',
    help: 'Reads that a member answered and writes that it took, since this process began.',
    labels: ['member', 'kind'],
    collect: () =>
      shard.status().flatMap(({ name: member, reads, writes }) => [
        { labels: { member, kind: 'read' }, value: reads },
        { labels: { member, kind: 'write' }, value: writes },
      ]),
  });
  metrics.gauge({
    name: 'database_reads_off_replicas',
    help: 'Reads that no replica might answer, since this process began: for want of a position, for want of a replica, turned away.',
    labels: ['why'],
    collect: () => [
      { labels: { why: 'unknown position' }, value: shard.fallbacks.unknownPosition },
      { labels: { why: 'no replica' }, value: shard.fallbacks.noReplica },
      { labels: { why: 'shed' }, value: shard.shedReads },
    ],
  });
}
