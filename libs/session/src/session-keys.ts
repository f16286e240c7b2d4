import { hash } from 'node:crypto';

/**
 * The tenant is in every key, so a session of one publication is not to be found from another; and it is the
 * hash tag (the braces), so that in a Redis Cluster the keys of one script are on one node.
 */
export function sessionKey(tenantId: number, id: string): string {
  return sessionPrefix(tenantId) + hash('sha256', id);
}

/** What all session keys of a tenant begin with; the SHA-256 of the id follows. */
export function sessionPrefix(tenantId: number): string {
  return `session:{${tenantId}}:`;
}

/** The list of a user's sessions. */
export function indexKey(tenantId: number, userId: number): string {
  return `${indexPrefix(tenantId)}${userId}`;
}

/** What all lists of a tenant's users begin with; the user's id follows. */
export function indexPrefix(tenantId: number): string {
  return `sessions:{${tenantId}}:`;
}

/** One hash per tenant, not one key per user: a load has to name its keys before it knows the user. */
export function generationsKey(tenantId: number): string {
  return `generations:{${tenantId}}`;
}
