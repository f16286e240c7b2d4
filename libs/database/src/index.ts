export {
  Catalog,
  type CatalogOptions,
  type DirectoryPage,
  type NewPublication,
  type PublicationChange,
} from './catalog.ts';
export type { Publication } from './generated/catalog/client.ts';
export {
  isDatabaseUnavailable,
  isForeignKeyViolation,
  isSerializationFailure,
  isUniqueViolation,
} from './database-error.ts';
export { Member, type MemberOptions } from './member.ts';
export { Shard, type ShardOptions } from './shard.ts';
export { statement, type Statement } from './statement.ts';
export { tenantContext, type TenantContext } from './tenant-context.ts';
export type { TenantPrisma } from './tenant-prisma.ts';
export { TenantReader } from './tenant-reader.ts';
export type { TenantTransaction } from './tenant-transaction.ts';
export { TenantWriter } from './tenant-writer.ts';
