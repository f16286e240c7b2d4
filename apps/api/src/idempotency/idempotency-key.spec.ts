import { describe, expect, it } from 'vitest';
import { checkKey, fingerprintOf } from './idempotency-key.ts';

describe('a key', () => {
  it.each(['a', '"quoted"', 'x'.repeat(255)])('is any visible text up to 255 characters long', (key) => {
    expect(checkKey(key)).toBe(key);
  });

  it.each([
    ['nothing', ''],
    ['too long', 'x'.repeat(256)],
    ['two words', 'one two'],
    ['a letter beyond ASCII', 'schlüssel'],
    ['several', ['one', 'two']],
  ])('is not %s', (_what, key) => {
    expect(() => checkKey(key)).toThrow('must be 1 to 255 visible ASCII characters');
  });
});

describe('a fingerprint', () => {
  const request = { method: 'POST', url: '/api/articles', body: { article: { title: 'A' } } };

  it('is the same of the same request', () => {
    expect(fingerprintOf(structuredClone(request))).toEqual(fingerprintOf(request));
  });

  it.each([
    { method: 'PUT' },
    { url: '/api/article' },
    { body: { article: { title: 'B' } } },
    { body: undefined },
  ])('differs with %o', (other) => {
    expect(fingerprintOf({ ...request, ...other })).not.toEqual(fingerprintOf(request));
  });
});
