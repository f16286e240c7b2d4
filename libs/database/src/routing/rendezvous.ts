const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A 32-bit number that stands for a text. */
export function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash >>> 0;
}

/**
 * How much a key likes a place, both by their {@link hashOf}. Of several places it keeps to the one it likes best; when that
 * goes, only those that kept to it move, spread over all others.
 */
export function affinity(key: number, place: number): number {
  let mixed = Math.imul(key ^ place, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
