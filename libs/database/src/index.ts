export { ShardFull } from '@scaleout/sharding';
export { acrossStatement, SERVED_HERE, type AcrossStatement } from './across/across-statement.ts';
export { readAcross, type AcrossPage, type AcrossQuery } from './across/read-across.ts';
export { Catalog, type DirectoryPage, type PublicationChange } from './catalog.ts';
export { Directory } from './directory/directory.ts';
export { followEpochs } from './directory/follow-epochs.ts';
export type { NewPublication } from './directory/new-publication.ts';
export type { Placement } from './directory/placement.ts';
export type { PlacedTenant, Placements } from './directory/placements.ts';
export type { Publication } from './generated/catalog/client.ts';
export {
  isDatabaseUnavailable,
  isForeignKeyViolation,
  isLockTimeout,
  isSerializationFailure,
  isUniqueViolation,
} from './database-error.ts';
export { prepareAll, type Change } from './change.ts';
export { Member, type MemberOptions } from './member.ts';
export { membersOf, type MemberAddress } from './routing/check-members.ts';
export { ForeignMember } from './routing/errors/foreign-member.ts';
export { MemberListError } from './routing/errors/member-list-error.ts';
export { NoPrimary } from './routing/errors/no-primary.ts';
export { OutcomeUnknown } from './routing/errors/outcome-unknown.ts';
export { PositionLost } from './routing/errors/position-lost.ts';
export { ReadsShed } from './routing/errors/reads-shed.ts';
export { ALL_GUARDS, type Guards } from './routing/guards.ts';
export { formatLsn, parseLsn, type Lsn } from './routing/lsn.ts';
export { seenNothing, type Position } from './routing/position.ts';
export { formatPositions, parsePositions } from './routing/position-text.ts';
export type { PositionStore } from './routing/position-store.ts';
export { Positions } from './routing/positions.ts';
export type { Fallbacks, MemberState, MemberStatus } from './routing/router.ts';
export { Shard, type ShardOptions } from './shard.ts';
export { shardVariables, type ShardAddress } from './shard-variables.ts';
export { Shards, type ShardsOptions } from './shards.ts';
export { statement, type Statement } from './statement.ts';
export { TenantFenced } from './tenant-fenced.ts';
export { tenantContext, withPositions, withServedBy, type TenantContext } from './tenant-context.ts';
export type { TenantPrisma } from './tenant-prisma.ts';
export type { TenantReader } from './tenant-reader.ts';
export type { TenantTransaction } from './tenant-transaction.ts';
export type { TenantWriter } from './tenant-writer.ts';
export type { Counted, CountedTotals } from './totals/totals.ts';
export { watchMembers } from './watch-members.ts';
export type { Begun, UnitOfWork } from './unit-of-work.ts';
