import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';

const WRONG_LIMITS = [
  '0',
  '-1',
  '101',
  '1.5',
  '1e3',
  'ten',
  '',
  ' 5',
  '0x10',
  '99999999999999999999',
  'NaN',
  'null',
];
const WRONG_OFFSETS = ['-1', '1000001', '0.5', 'many', '', '+1', '99999999999999999999', 'Infinity'];

const PAGED = ['/articles', '/articles/feed', '/notifications'];

describe.each([...PAGED, '/platform/publications', '/platform/explore'])('GET %s', (path) => {
  let anna: Person;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
  });

  it.each(WRONG_LIMITS)('refuses the limit "%s"', async (limit) => {
    const { body } = await anna.get(`${path}?limit=${encodeURIComponent(limit)}`).expect(422);
    expect(body).toEqual({ errors: { limit: ['must be a whole number from 1 to 100'] } });
  });

  it('takes the least and the most', async () => {
    for (const limit of [1, 100]) await anna.get(`${path}?limit=${limit}`).expect(200);
  });

  it('refuses a limit given twice', async () => {
    await anna.get(`${path}?limit=5&limit=6`).expect(422);
  });

  it('pays no heed to parameters it does not know', async () => {
    await anna.get(`${path}?colour=red&limit[$gt]=1&__proto__=x`).expect(200);
  });
});

describe.each(PAGED)('GET %s', (path) => {
  let anna: Person;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
  });

  it.each(WRONG_OFFSETS)('refuses the offset "%s"', async (offset) => {
    const { body } = await anna.get(`${path}?offset=${encodeURIComponent(offset)}`).expect(422);
    expect(body).toEqual({ errors: { offset: ['must be a whole number from 0 to 1000000'] } });
  });

  it('takes the least offset and the most', async () => {
    for (const offset of [0, 1_000_000]) await anna.get(`${path}?offset=${offset}`).expect(200);
  });
});

describe('filters of GET /articles', () => {
  let anna: Person;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
  });

  it.each(['tag', 'author', 'favorited'])(
    'refuse a %s that is too long, has NUL or comes twice',
    async (filter) => {
      for (const value of ['x'.repeat(65), '%00', 'a%00b'])
        await anna.get(`/articles?${filter}=${value}`).expect(422);
      await anna.get(`/articles?${filter}=a&${filter}=b`).expect(422);
    },
  );

  it('take SQL and patterns for the text that they are', async () => {
    await anna.publish({ tagList: ['plain'] });
    for (const value of ["' OR '1'='1", '%', '_lain', 'pl*', '\\', '"', '{plain}']) {
      const { body } = await anna.get(`/articles?tag=${encodeURIComponent(value)}`).expect(200);
      expect(body.articlesCount, value).toBe(0);
    }
  });
});
