import request from 'supertest';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { refusal } from '../support/errors.ts';
import { openPublication, type Publication } from '../support/publication.ts';

describe('the publication that a request is for', () => {
  let one: Publication;
  let two: Publication;
  beforeAll(async () => {
    [one, two] = await Promise.all([openPublication(), openPublication()]);
  });

  const asked = async (headers: Record<string, string>, status = 200) =>
    (await request(inject('apiUrl')).get('/api/platform/publication').set(headers).expect(status)).body;

  it('is named by the first part of the host name, with any port, in any case of letters', async () => {
    for (const host of [
      `${one.slug}.localhost`,
      `${one.slug}.localhost:8080`,
      `${one.slug.toUpperCase()}.LOCALHOST`,
    ]) {
      const { publication } = await asked({ Host: host });
      expect(publication).toMatchObject({ slug: one.slug, name: one.slug });
    }
  });

  it('is named by X-Publication where the host names none', async () => {
    for (const host of ['localhost', 'localhost:8080', '127.0.0.1', 'example.com']) {
      expect((await asked({ Host: host, 'X-Publication': two.slug })).publication.slug).toBe(two.slug);
    }
  });

  it('is the one that the host names, where both name one', async () => {
    const { publication } = await asked({ Host: `${one.slug}.localhost`, 'X-Publication': two.slug });
    expect(publication.slug).toBe(one.slug);
  });

  it('is the default one where nothing names one', async () => {
    expect((await asked({})).publication.slug).toBe('press');
    expect((await asked({ Host: 'localhost' })).publication.slug).toBe('press');
  });

  it('is 404 where it does not exist, whatever the route', async () => {
    const unknown = [
      { Host: 'nobody-here.localhost' },
      { 'X-Publication': 'nobody-here' },
      { 'X-Publication': 'UPPER' },
      { 'X-Publication': "'; DROP TABLE publications; --" },
      { 'X-Publication': 'x'.repeat(4_000) },
      { Host: `a.${one.slug}.localhost` },
    ];
    for (const headers of unknown) {
      expect(await asked(headers, 404)).toEqual(refusal('publication', 'not found'));
      await request(inject('apiUrl')).get('/api/articles').set(headers).expect(404);
      await request(inject('apiUrl')).post('/api/users/login').set(headers).send({}).expect(404);
    }
  });
});
