/** Which outbox row a job was. */
export interface OutboxRowKey {
  readonly tenantId: number;
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * The id of a row's job: the same however often the row is relayed, so that Redis refuses the second. The time is in it
 * because a database restored from a backup counts its ids again, and such a job must not be taken for an old one.
 * (The library allows neither a colon nor a bare number.)
 */
export function jobIdOf({ tenantId, id, createdAt }: OutboxRowKey): string {
  return `outbox-${tenantId}-${id}-${createdAt}`;
}
