import { hash } from 'node:crypto';

/**
 * The tenant is in every key, so a session of one publication is not to be found from another; and it is the
 * hash tag (the braces), so that in a Redis Cluster the keys of one script are on one node.
 */
export function sessionKey(tenantId: number, id: string): string {
  return `session:{${tenantId}}:${hash('sha256', id)}`;
}

/** One hash per tenant, not one key per user: a load has to name its keys before it knows the user. */
export function generationsKey(tenantId: number): string {
  return `generations:{${tenantId}}`;
}
