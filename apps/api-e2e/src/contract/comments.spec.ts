import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BLANK, refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('comments in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let bert: Person;
  let slug: string;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, bert] = await Promise.all([press.register(), press.register()]);
  });
  beforeEach(async () => {
    ({ slug } = await anna.publish());
  });

  it('are written with 201 and read by anybody, the same', async () => {
    const { body } = await bert
      .post(`/articles/${slug}/comments`, { comment: { body: 'Well said' } })
      .expect(201);
    expect(body).toEqual({
      comment: {
        id: expect.any(Number),
        body: 'Well said',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updatedAt: body.comment.createdAt,
        author: { username: bert.username, bio: null, image: null, following: false },
      },
    });
    expect(Number.isSafeInteger(body.comment.id)).toBe(true);
    const { body: seen } = await press.get(`/articles/${slug}/comments`).expect(200);
    expect(seen).toEqual({ comments: [body.comment] });
  });

  it('say whether the reader follows who wrote them', async () => {
    const carl = await press.register();
    await carl.follow(bert);
    await bert.comment(slug);
    await anna.comment(slug);
    const { body } = await carl.get(`/articles/${slug}/comments`).expect(200);
    expect(body.comments).toHaveLength(2);
    for (const { author } of body.comments) expect(author.following).toBe(author.username === bert.username);
  });

  it('that are blank are refused', async () => {
    for (const text of [undefined, null, '', '  ']) {
      const { body } = await bert.post(`/articles/${slug}/comments`, { comment: { body: text } }).expect(422);
      expect(body).toEqual(refusal('body', BLANK));
    }
  });

  it('are deleted with 204 by who wrote them', async () => {
    const [kept, gone] = [await bert.comment(slug, 'kept'), await bert.comment(slug, 'gone')];
    const { text } = await bert.delete(`/articles/${slug}/comments/${gone}`).expect(204);
    expect(text).toBe('');
    const { body } = await press.get(`/articles/${slug}/comments`).expect(200);
    expect(body.comments.map(({ id }: { id: number }) => id)).toEqual([kept]);
    const again = await bert.delete(`/articles/${slug}/comments/${gone}`).expect(404);
    expect(again.body).toEqual(refusal('comment', 'not found'));
  });

  it('of somebody else cannot be deleted', async () => {
    const id = await bert.comment(slug);
    const carl = await press.register();
    const { body } = await carl.delete(`/articles/${slug}/comments/${id}`).expect(403);
    expect(body).toEqual(refusal('comment', 'forbidden'));
    const { body: seen } = await press.get(`/articles/${slug}/comments`).expect(200);
    expect(seen.comments).toHaveLength(1);
  });

  it('of an unknown article are 404', async () => {
    for (const answer of [
      await press.get('/articles/no-such-article/comments').expect(404),
      await bert.post('/articles/no-such-article/comments', { comment: { body: 'x' } }).expect(404),
      await bert.delete('/articles/no-such-article/comments/1').expect(404),
    ]) {
      expect(answer.body).toEqual(refusal('article', 'not found'));
    }
  });

  it('are found under their own article only', async () => {
    const other = await anna.publish();
    const id = await bert.comment(slug);
    for (const wrong of [`/articles/${other.slug}/comments/${id}`, `/articles/${slug}/comments/999999999`]) {
      const { body } = await bert.delete(wrong).expect(404);
      expect(body).toEqual(refusal('comment', 'not found'));
    }
  });
});
