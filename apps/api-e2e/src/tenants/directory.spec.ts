import { beforeAll, describe, expect, it } from 'vitest';
import type { Publication, PublicationsResponse } from '@scaleout/contracts';
import { refusal, TAKEN } from '../support/errors.ts';
import { openGate } from '../support/gate.ts';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import { Visitor } from '../support/visitor.ts';

const OWNER = { username: 'owner', email: 'owner@example.com', password: 'the password' };

// In the order of the directory: byte by byte, so a hyphen comes before digits and they before letters.
const NAMES: Readonly<Record<string, string>> = {
  'daily-harbor': 'The Daily Harbor',
  'daily-ledger': '100% Ledger',
  daily2: 'Öl und Essig',
  dailyharbor: 'snake_case',
  harbor: 'Back\\slash',
  press: 'Press',
  'x--y': "O'Hara; DROP TABLE",
};
const SLUGS = Object.keys(NAMES);

describe('the directory of publications', () => {
  let stack: OwnStack;
  let apiUrl: string;
  let anybody: Visitor;
  beforeAll(async () => {
    stack = await startOwnStack();
    apiUrl = (await stack.startApi()).url;
    anybody = new Visitor({ apiUrl });
    for (const slug of SLUGS.toReversed()) if (slug !== 'press') await open(slug, NAMES[slug]).expect(201);
  });

  const open = (slug: string, name = slug, by = anybody) =>
    by.post('/platform/publications', { publication: { name, slug }, owner: OWNER });

  const list = async (query: Record<string, string | number> = {}, by = anybody) => {
    const { body } = await by.get('/platform/publications').query(query).expect(200);
    return body as PublicationsResponse;
  };
  const found = async (query: Record<string, string | number> = {}) =>
    (await list(query)).publications.map(({ slug }) => slug);

  /** Every page from the first to the last. */
  const walk = async (limit: number, search = '') => {
    const pages: string[][] = [];
    for (let after: string | null = ''; after !== null;) {
      const { publications, next }: PublicationsResponse = await list({ search, limit, after });
      pages.push(publications.map(({ slug }) => slug));
      if (next !== null) expect(next).toBe(publications.at(-1)?.slug);
      after = next;
    }
    return pages;
  };

  it('lists all that are open, by slug, each as it says of itself', async () => {
    const { publications, next } = await list();
    expect(publications.map(({ slug }) => slug)).toEqual(SLUGS);
    expect(next).toBeNull();
    for (const publication of publications) {
      const { slug } = publication;
      const own = await new Visitor({ apiUrl, slug }).get('/platform/publication').expect(200);
      expect(publication).toEqual(own.body.publication);
      expect(publication).toMatchObject({ name: NAMES[slug], host: `${slug}.localhost` });
    }
  });

  it('answers whichever publication is asked, one that is not there too, and looks at no session', async () => {
    const whole = await list();
    for (const slug of ['press', 'nobody-here', 'NO SLUG']) {
      expect(await list({}, new Visitor({ apiUrl, slug }))).toEqual(whole);
    }
    const nowhere = new Visitor({ apiUrl, slug: 'nobody-here', chosenBy: 'Host' });
    expect(await list({}, nowhere)).toEqual(whole);
    expect(await list({}, nowhere.withToken('nonsense'))).toEqual(whole);
  });

  it.each([1, 2, 3, 6, 7, 8, 100])('is walked by pages of %i without loss or repeat', async (limit) => {
    const pages = await walk(limit);
    expect(pages.flat()).toEqual(SLUGS);
    // No page is empty: the last one that is full says that nothing follows.
    expect(pages.map(({ length }) => length)).toEqual(
      Array.from({ length: Math.ceil(SLUGS.length / limit) }, (_, page) =>
        Math.min(limit, SLUGS.length - page * limit),
      ),
    );
  });

  it('is walked by pages within a search too', async () => {
    expect(await walk(2, 'daily')).toEqual([
      ['daily-harbor', 'daily-ledger'],
      ['daily2', 'dailyharbor'],
    ]);
  });

  it('goes on after any text, one that is no slug too', async () => {
    expect(await found({ after: 'daily2', limit: 2 })).toEqual(['dailyharbor', 'harbor']);
    expect(await found({ after: 'daily-k' })).toEqual(SLUGS.slice(1));
    expect(await found({ after: '%' })).toEqual(SLUGS);
    expect(await list({ after: 'zz' })).toEqual({ publications: [], next: null });
  });

  it.each([
    ['daily', ['daily-harbor', 'daily-ledger', 'daily2', 'dailyharbor']],
    ['DAILY-', ['daily-harbor', 'daily-ledger']],
    ['hArBoR', ['daily-harbor', 'harbor']],
    ['the daily', ['daily-harbor']],
    ['öL UND', ['daily2']],
    ['essig', ['daily2']],
    ['  harbor ', ['daily-harbor', 'harbor']],
    ['', SLUGS],
    ['   ', SLUGS],
    ['nothing of the kind', []],
  ])('finds by the beginning of a slug or a part of a name, in any case: "%s"', async (search, slugs) => {
    expect(await found({ search })).toEqual(slugs);
  });

  it.each([
    ['%', ['daily-ledger']],
    ['0%', ['daily-ledger']],
    ['_', ['dailyharbor']],
    ['e_c', ['dailyharbor']],
    ['daily_', []],
    ['d%y', []],
    ['\\', ['harbor']],
    ['\\%', []],
    ["'", ['x--y']],
    ["' OR true --", []],
    ['*', []],
    ['.', []],
  ])('takes patterns and SQL for the text that they are: %s', async (search, slugs) => {
    expect(await found({ search })).toEqual(slugs);
  });

  it('refuses a search or a cursor that is too long, has NUL or comes twice', async () => {
    const refused = async (query: string) =>
      (await anybody.get(`/platform/publications?${query}`).expect(422)).body as object;
    const tooLong = (max: number) => `is too long (maximum is ${max} characters)`;
    for (const [name, max] of [
      ['search', 120],
      ['after', 63],
    ] as const) {
      expect(await list({ [name]: 'x'.repeat(max) })).toEqual({ publications: [], next: null });
      expect(await refused(`${name}=${'x'.repeat(max + 1)}`)).toEqual(refusal(name, tooLong(max)));
      expect(await refused(`${name}=a%00b`)).toEqual(refusal(name, 'has a character that is not allowed'));
      expect(await refused(`${name}=a&${name}=b`)).toEqual(refusal(name, 'must be a string'));
    }
  });

  it('has what opens while it is walked when that comes later, and repeats nothing when it came before', async () => {
    const first = await list({ search: 'walk', limit: 1 });
    expect(first).toEqual({ publications: [], next: null });
    for (const slug of ['walk-c', 'walk-e']) await open(slug).expect(201);
    const { next } = await list({ search: 'walk', limit: 1 });
    expect(next).toBe('walk-c');
    for (const slug of ['walk-a', 'walk-d']) await open(slug).expect(201);
    expect(await found({ search: 'walk', after: next ?? '' })).toEqual(['walk-d', 'walk-e']);
  });

  it('has a publication from the moment it is open, not while it is being opened', async () => {
    // An API process that takes the slug in the catalog, and then waits to store the owner in the shard.
    const shards = Object.entries(stack.data.shards);
    const gates = await Promise.all(shards.map(([, [url = '']]) => openGate(url)));
    const throughGates = shards.map(
      ([number], at) => [`SHARD_${number}_URLS`, gates[at]?.url ?? ''] as const,
    );
    const slow = await stack.startApi(Object.fromEntries(throughGates));
    const reserved = Promise.race(gates.map((gate) => gate.hold()));
    const opening = open('half-open', 'Half open', new Visitor({ apiUrl: slow.url })).then(
      ({ status }) => status,
    );
    await reserved;
    expect((await open('half-open').expect(409)).body).toEqual(refusal('slug', TAKEN));
    expect(await found({ search: 'half' })).toEqual([]);
    for (const gate of gates) gate.release();
    expect(await opening).toBe(201);
    expect(await found({ search: 'half' })).toEqual(['half-open']);
  });

  it('has a change at once, on every API process, as the publication itself has', async () => {
    await open('seen-at-once', 'Before').expect(201);
    const other = await stack.startApi();
    const press = (url: string) => new Visitor({ apiUrl: url, slug: 'seen-at-once' });
    const user = { email: OWNER.email, password: OWNER.password };
    const { body } = await press(apiUrl).post('/users/login', { user }).expect(200);
    const owner = press(apiUrl).withToken(body.user.token);
    await press(other.url).get('/platform/publication').expect(200);

    const publication = { name: 'After', color: '#123abc' };
    const changed = await owner.put('/platform/publication', { publication }).expect(200);
    for (const url of [apiUrl, other.url]) {
      const shown = await press(url).get('/platform/publication').expect(200);
      expect(shown.body).toEqual(changed.body);
      const { publications } = await list({ search: 'seen' }, new Visitor({ apiUrl: url }));
      expect(publications).toEqual([changed.body.publication as Publication]);
    }
  });
});
