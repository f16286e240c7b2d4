import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: readonly [Json, ...Json[]] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\ufeff',
  '😀'.repeat(70),
  'x'.repeat(100),
  'x'.repeat(70_000),
  "'; DROP TABLE users; --",
  '$1',
  '%s%n%x',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'a@b',
  'constructor',
  [],
  [[]],
  ['a', 'a'],
  ['a', null],
  {},
  { length: 3 },
  { toString: 'x', valueOf: 7 },
];

/** `value` with one part of it replaced, left out, wrapped or added to. */
export function spoil(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || random.below(4) === 0) {
    return random.of(VALUES);
  }
  const entries = Object.entries(value);
  const chosen = random.below(entries.length + 1);
  const other = entries.map(([key, part], index) => [key, index === chosen ? spoil(part, random) : part]);
  if (random.below(5) === 0) other.splice(chosen, 1);
  if (random.below(5) === 0)
    other.push([random.of(['__proto__', 'constructor', '', 'x'.repeat(300)]), random.of(VALUES)]);
  return Object.fromEntries(other);
}

/** A part of a path or of a query as no friend would send it, ready for a URL. */
export function nastyPart(random: Random): string {
  const ready = ['%', '%zz', '%00', '%ff', '..%2f', '%2e%2e', '+', ';', '%0d%0aSet-Cookie:x=y'] as const;
  if (random.below(2) === 0) return random.of(ready);
  const value = random.of(VALUES);
  return encodeURIComponent(
    typeof value === 'string'
      ? value.replaceAll(/[\ud800-\udfff]/g, '\ufffd').slice(0, 2_000)
      : JSON.stringify(value),
  );
}
