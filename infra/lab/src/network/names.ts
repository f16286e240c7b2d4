import { join } from 'node:path';

/** Where `ip netns` keeps the names of namespaces. */
export const namespaceFolder = '/run/netns';
/** Where `ip netns exec` takes a namespace's own /etc files from. */
export const etcFolder = '/etc/netns';

/** Name of a computer's network namespace. */
export function namespaceOf(prefix: string, id: string): string {
  return `${prefix}-${id}`;
}

/** The file that stands for a namespace: who opens it can enter. */
export function namespaceFile(prefix: string, id: string): string {
  return join(namespaceFolder, namespaceOf(prefix, id));
}

/**
 * The router's end of the cable to a computer. Made from its address, since a name of a device has 15 characters at the
 * most and that of a computer may have more.
 */
export function cableTo(address: string): string {
  return `to-${address.split('.').slice(2).join('.')}`;
}
