import { beforeAll, describe, expect, inject, it } from 'vitest';
import { BLANK, refusal, TAKEN } from '../support/errors.ts';
import { openPublication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';
import { Visitor } from '../support/visitor.ts';

describe('opening a publication', () => {
  let anybody: Visitor;
  beforeAll(() => {
    anybody = new Visitor({ apiUrl: inject('apiUrl') });
  });

  const request = (slug: unknown = unique('p')) => ({
    publication: { name: 'A new one', slug },
    owner: { username: 'owner', email: 'owner@example.com', password: 'the password' },
  });
  const open = (body: object, status: number) => anybody.post('/platform/publications', body).expect(status);

  it('answers 201 with it, and it is live at once: its owner signs in and publishes', async () => {
    const slug = unique('p');
    const { body } = await open(request(slug), 201);
    expect(body).toEqual({
      publication: {
        id: expect.any(Number),
        slug,
        host: `${slug}.localhost`,
        name: 'A new one',
        color: '#266a4d',
        createdAt: expect.stringMatching(/Z$/),
      },
    });
    for (const chosenBy of ['Host', 'X-Publication'] as const) {
      const there = new Visitor({ apiUrl: inject('apiUrl'), slug, chosenBy });
      const user = { email: 'owner@example.com', password: 'the password' };
      const signedIn = await there.post('/users/login', { user }).expect(200);
      expect(signedIn.body.user.username).toBe('owner');
      const owner = there.withToken(signedIn.body.user.token);
      await owner.post('/articles', { article: { title: 'First', description: 'x', body: 'x' } }).expect(201);
    }
  });

  it('takes a colour in any case of letters, and refuses what is none', async () => {
    const { publication, owner } = request();
    const wrong = await open({ publication: { ...publication, color: 'green' }, owner }, 422);
    expect(wrong.body).toEqual(refusal('color', 'must be a colour such as #266a4d'));
    const { body } = await open({ publication: { ...publication, color: '#AA33Ff' }, owner }, 201);
    expect(body.publication.color).toBe('#aa33ff');
    const there = new Visitor({ apiUrl: inject('apiUrl'), slug: body.publication.slug });
    expect((await there.get('/platform/publication').expect(200)).body).toEqual(body);
  });

  it('begins empty', async () => {
    const fresh = await openPublication();
    expect((await fresh.get('/articles').expect(200)).body).toEqual({ articles: [], articlesCount: 0 });
    expect((await fresh.get('/tags').expect(200)).body).toEqual({ tags: [] });
  });

  it('refuses a slug that is taken, the default one too', async () => {
    const { slug } = await openPublication();
    for (const taken of [slug, 'press']) {
      const { body } = await open(request(taken), 409);
      expect(body).toEqual(refusal('slug', TAKEN));
    }
  });

  it.each(['www', 'api', 'admin', 'localhost', 'static'])('refuses the reserved slug %s', async (slug) => {
    const { body } = await open(request(slug), 422);
    expect(body).toEqual(refusal('slug', 'is reserved'));
  });

  it('refuses a slug that is no DNS label', async () => {
    const wrong = [
      'a',
      '-ab',
      'ab-',
      'a_b',
      'a.b',
      'a b',
      'Ab',
      'ä-b',
      'x'.repeat(64),
      '',
      null,
      7,
      ['ab'],
      'a\u0000b',
    ];
    for (const slug of wrong) {
      const { body } = await open(request(slug), 422);
      expect(Object.keys(body.errors), JSON.stringify(slug)).toEqual(['slug']);
    }
  });

  it('takes the shortest and the longest label', async () => {
    for (const slug of [unique('').slice(0, 6), `${unique('p')}${'-x'.repeat(26)}`.slice(0, 63)]) {
      await open(request(slug), 201);
      await new Visitor({ apiUrl: inject('apiUrl'), slug, chosenBy: 'Host' }).get('/tags').expect(200);
    }
  });

  it('names what is missing', async () => {
    const { body } = await open({ publication: {}, owner: {} }, 422);
    expect(body.errors).toMatchObject({
      name: [BLANK],
      username: [BLANK],
      email: [BLANK],
      password: [BLANK],
    });
    expect(Object.keys((await open({}, 422)).body.errors)).toEqual(['publication', 'owner']);
  });

  it('with one slug from many at once opens it exactly once', async () => {
    const slug = unique('p');
    const attempts = Array.from({ length: 12 }, (_, index) => ({
      ...request(slug),
      owner: { username: `owner-${index}`, email: `owner-${index}@example.com`, password: 'the password' },
    }));
    const answers = await Promise.all(attempts.map((body) => anybody.post('/platform/publications', body)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(11).fill(409)]);

    const there = new Visitor({ apiUrl: inject('apiUrl'), slug });
    const signIns = await Promise.all(
      attempts.map(({ owner: { email, password } }) =>
        there.post('/users/login', { user: { email, password } }),
      ),
    );
    const winner = answers.findIndex(({ status }) => status === 201);
    expect(signIns.map(({ status }) => status)).toEqual(
      attempts.map((_, index) => (index === winner ? 200 : 401)),
    );
  });
});
