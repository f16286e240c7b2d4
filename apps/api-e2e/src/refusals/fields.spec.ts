import type { Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';
import type { Method, Visitor } from '../support/visitor.ts';

interface Field {
  readonly method: Method;
  readonly path: string;
  readonly wrapper: string;
  readonly field: string;
  /** Characters that fit. */
  readonly longest: number;
}

const user = { method: 'post', path: '/users', wrapper: 'user' } as const;
const current = { method: 'put', path: '/user', wrapper: 'user' } as const;
const article = { method: 'post', path: '/articles', wrapper: 'article' } as const;
const change = { method: 'put', path: '/articles/{slug}', wrapper: 'article' } as const;
const publication = { method: 'put', path: '/platform/publication', wrapper: 'publication' } as const;
const comment = { method: 'post', path: '/articles/{slug}/comments', wrapper: 'comment' } as const;

const fields: readonly Field[] = [
  { ...user, field: 'username', longest: 64 },
  { ...user, field: 'email', longest: 254 },
  { ...user, field: 'password', longest: 1_024 },
  { ...current, field: 'username', longest: 64 },
  { ...current, field: 'email', longest: 254 },
  { ...current, field: 'password', longest: 1_024 },
  { ...current, field: 'bio', longest: 2_000 },
  { ...current, field: 'image', longest: 2_048 },
  ...[article, change].flatMap((where) => [
    { ...where, field: 'title', longest: 255 },
    { ...where, field: 'description', longest: 1_000 },
    { ...where, field: 'body', longest: 200_000 },
  ]),
  { ...comment, field: 'body', longest: 10_000 },
  { ...publication, field: 'name', longest: 120 },
];

describe.each(fields)('$field in $method $path', ({ method, path, wrapper, field, longest }) => {
  let anna: Visitor;
  let slug: string;
  beforeAll(async () => {
    const owner = await (await openPublication()).owner();
    ({ slug } = await owner.publish());
    anna = owner;
  });

  const send = (value: unknown) => {
    const username = unique('user');
    const whole: Record<string, object> = {
      '/users': { username, email: `${username}@example.com`, password: 'a password' },
      '/articles': { title: unique('Title '), description: 'About', body: 'Text' },
    };
    return anna.send(method, path.replace('{slug}', slug), { [wrapper]: { ...whole[path], [field]: value } });
  };

  /** Goes on as who the answer says: a new password brings a new token. */
  const follow = ({ body }: Response) => {
    if (path === '/user' && body.user) anna = anna.withToken(body.user.token);
  };

  /** Something of that length that the field takes. */
  const ofLength = (length: number) => {
    if (field === 'email') return `${'x'.repeat(length - '@example.com'.length)}@example.com`;
    return unique('v').padEnd(length, 'ä').slice(0, length);
  };

  it('refuses what is no string', async () => {
    for (const value of [7, true, {}, [], ['text'], { toString: 'x' }]) {
      const { body } = await send(value).expect(422);
      expect(Object.keys(body.errors)).toEqual([field]);
      expect(body.errors[field], JSON.stringify(value)).toContain('must be a string');
    }
  });

  it('takes the longest text that is allowed, and refuses one character more', async () => {
    const fits = await send(ofLength(longest));
    follow(fits);
    expect([200, 201]).toContain(fits.status);
    const { body } = await send(ofLength(longest + 1)).expect(422);
    expect(body).toEqual({ errors: { [field]: [`is too long (maximum is ${longest} characters)`] } });
  });

  it('refuses the NUL character, which PostgreSQL cannot store', async () => {
    const { body } = await send(
      field === 'email' ? 'a\u0000b@example.com' : 'text with \u0000 inside',
    ).expect(422);
    expect(body).toEqual({ errors: { [field]: ['has a character that is not allowed'] } });
  });

  it('takes any other character, and half of one too, without a fault', async () => {
    for (const text of [
      '\ud800 alone',
      'right-to-left \u202e',
      '\ufffe\uffff',
      '\u0001\u001f\u007f',
      '👩‍👩‍👧‍👦'.repeat(3),
      `' OR 1=1; --`,
    ]) {
      const value =
        field === 'email' ? `${text.replaceAll(/[\s@]/g, '')}@example.com` : `${text} ${unique()}`;
      const answer = await send(value);
      expect(answer.status, JSON.stringify(value)).toBeLessThan(500);
      follow(answer);
    }
  });
});

describe('tagList', () => {
  let anna: Person;
  beforeAll(async () => {
    anna = await (await openPublication()).register();
  });

  it('refuses what is no list of words, too many, too long and NUL', async () => {
    const { slug } = await anna.publish();
    const wrong = [
      'text',
      7,
      {},
      [7],
      [null],
      [['nested']],
      [''],
      ['x'.repeat(65)],
      Array.from({ length: 21 }, (_, i) => `t${i}`),
      ['a\u0000'],
    ];
    for (const tagList of wrong) {
      const article = { title: unique('T '), description: 'x', body: 'x', tagList };
      for (const answer of [
        await anna.post('/articles', { article }).expect(422),
        await anna.put(`/articles/${slug}`, { article: { tagList } }).expect(422),
      ]) {
        expect(Object.keys(answer.body.errors), JSON.stringify(tagList)).toEqual(['tagList']);
      }
    }
  });
});
