import { describe, expect, it } from 'vitest';
import { PublicationSlug } from './publication-slug.ts';

const slugs = new PublicationSlug('localhost', 'press');

describe('the publication a request means', () => {
  it.each([
    ['daily.localhost', undefined, 'daily'],
    ['DAILY.LocalHost', undefined, 'daily'],
    ['daily.localhost', 'weekly', 'daily'],
    ['localhost', 'weekly', 'weekly'],
    ['localhost', undefined, 'press'],
    ['localhost', '', 'press'],
    ['10.0.0.7', undefined, 'press'],
    ['notlocalhost', undefined, 'press'],
    ['a.b.localhost', undefined, 'a.b'],
  ])('by host %s and header %s is %s', (hostname, header, slug) => {
    const headers = header === undefined ? {} : { 'x-publication': header };
    expect(slugs.of({ hostname, headers })).toBe(slug);
  });
});

describe('the host of a publication', () => {
  it('is its slug below the base domain, and means that publication', () => {
    const hostname = new PublicationSlug('Press.Example', 'press').hostOf('daily');
    expect(hostname).toBe('daily.press.example');
    expect(new PublicationSlug('press.example', 'press').of({ hostname, headers: {} })).toBe('daily');
  });
});
