import { describe, expect, it } from 'vitest';
import {
  newArticleSchema,
  newCommentSchema,
  newPublicationSchema,
  registrationSchema,
  userUpdateSchema,
} from '@scaleout/contracts';
import { describeRefusal } from './refusals.ko.ts';

const LONG = 'a'.repeat(300_000);

const owner = { username: LONG, email: 'none', password: 'short' };

/** Requests that the API refuses for as many reasons as it has. */
const REFUSED = [
  registrationSchema.safeParse({ user: { username: ' ', email: null, password: '' } }),
  registrationSchema.safeParse({ user: { username: LONG, email: LONG, password: LONG } }),
  registrationSchema.safeParse({ user: { username: 'a\0', email: 'none', password: 'short' } }),
  userUpdateSchema.safeParse({ user: { username: 1, email: [], bio: LONG, image: LONG, password: null } }),
  newArticleSchema.safeParse({ article: { title: '', description: LONG, body: LONG, tagList: 'a' } }),
  newArticleSchema.safeParse({ article: { title: LONG, tagList: Array.from({ length: 21 }, String) } }),
  newArticleSchema.safeParse({ article: { tagList: ['a\u0007', LONG] } }),
  newCommentSchema.safeParse({ comment: { body: '' } }),
  newPublicationSchema.safeParse({ publication: { name: '', slug: 'A B', color: 'red' }, owner }),
  newPublicationSchema.safeParse({ publication: { name: LONG, slug: 'www' }, owner: null }),
];

const reasons = new Set(REFUSED.flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? []));

describe('a refusal in Korean', () => {
  it('has words for every reason that the API gives', () => {
    expect(reasons.size).toBeGreaterThan(12);
    const untold = [...reasons].filter((reason) => describeRefusal('title', reason) === `제목: ${reason}`);
    expect(untold).toEqual([]);
  });

  it('takes over what the reason counts', () => {
    expect(describeRefusal('title', 'is too long (maximum is 255 characters)')).toBe(
      '제목: 너무 깁니다(255자까지)',
    );
  });

  it('leaves a field and a reason that it does not know as they are', () => {
    expect(describeRefusal('moon', 'is full')).toBe('moon: is full');
  });
});
