import type { Socket } from 'node:net';

/**
 * Hands the bytes of each to the other, no faster than they are taken, until both have said all they had: one that ends its
 * side may still be answered. When one breaks, so does the other. Both must allow half-open connections.
 */
export function joinSockets(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}
