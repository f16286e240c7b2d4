import { describe, expect, it } from 'vitest';
import { hostOf, PublicationSlug } from './publication-slug.ts';

const slugs = new PublicationSlug(['Press.Example', 'localhost'], 'press');

describe('the publication a request means', () => {
  it.each([
    ['daily.localhost', undefined, 'daily'],
    ['DAILY.LocalHost', undefined, 'daily'],
    ['daily.press.example', undefined, 'daily'],
    ['daily.press.elsewhere', undefined, 'press'],
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
  it.each([
    ['localhost', 'daily.localhost'],
    ['weekly.LOCALHOST', 'daily.localhost'],
    ['weekly.press.example', 'daily.press.example'],
    ['press.example', 'daily.press.example'],
    ['10.0.0.7', 'daily.press.example'],
    ['notlocalhost', 'daily.press.example'],
  ])('is for who came by %s %s, and means that publication', (by, host) => {
    const hostname = hostOf('daily', slugs.domainOf({ hostname: by }));
    expect(hostname).toBe(host);
    expect(slugs.of({ hostname, headers: {} })).toBe('daily');
  });
});
