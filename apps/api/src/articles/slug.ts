import { randomBytes } from 'node:crypto';

const MAX_LENGTH = 100;
const SUFFIX_BYTES = 4;
const ATTEMPTS = 5;

/** A title as the last part of an address: its letters and digits in any script, in lower case, joined by hyphens. */
export function slugify(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-');
  const cut = [...slug]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '');
  return cut === '' ? withSuffix('article') : cut;
}

/** Another slug for the same title: one in 4 billion. */
export function withSuffix(slug: string): string {
  return `${slug}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
}

/** Slugs to try for a title: its own, then some that nobody will have. */
export function* slugsFor(title: string): Generator<string> {
  const slug = slugify(title);
  yield slug;
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) yield withSuffix(slug);
}
