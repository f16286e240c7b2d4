import { randomBytes } from 'node:crypto';

/** A word that no other spec uses: a lower-case letter, then letters and digits. */
export function unique(prefix = 'x'): string {
  return `${prefix}${randomBytes(5).toString('hex')}`;
}
