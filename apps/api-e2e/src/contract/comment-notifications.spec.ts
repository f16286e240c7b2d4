import { beforeAll, describe, expect, it } from 'vitest';
import { notificationsOf, toldOf, untilToldOf } from '../support/notifications.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('a comment in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let ben: Person;
  let cleo: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
  });

  /** New people for each scenario, so that nothing but it was told. */
  const meet = async () => {
    [anna, ben, cleo] = await Promise.all([press.register(), press.register(), press.register()]);
  };

  /** Waits until a comment that comes after everything else was told: what is not there by then does not come. */
  const settle = async () => {
    const last = await press.register();
    const { slug } = await last.publish();
    await anna.comment(slug);
    await untilToldOf(last, 'comment-posted', 1);
  };

  it('is told to the author of the article, with who wrote it, where, and which it is', async () => {
    await meet();
    const article = await anna.publish();
    const id = await ben.comment(article.slug);
    const [told] = await untilToldOf(anna, 'comment-posted', 1);
    expect(told).toEqual({
      id: expect.any(Number),
      kind: 'comment-posted',
      createdAt: expect.stringMatching(/Z$/),
      read: false,
      actor: { username: ben.username, image: null },
      article: { slug: article.slug, title: article.title },
      comment: { id },
    });
    const { body } = await anna.post(`/notifications/${told?.id ?? 0}/read`).expect(200);
    expect(body).toEqual({ notification: { ...told, read: true } });
    expect(await notificationsOf(ben)).toEqual({ notifications: [], unreadCount: 0 });
  });

  it('is told to those who commented before, each once however often they did, and not to its writer', async () => {
    await meet();
    const { slug } = await anna.publish();
    const first = await ben.comment(slug);
    const second = await ben.comment(slug);
    const third = await cleo.comment(slug);
    const fourth = await anna.comment(slug);
    const ids = (told: { comment: { id: number } }[]) => told.map(({ comment }) => comment.id).sort();
    expect(ids(await untilToldOf(anna, 'comment-posted', 3))).toEqual([first, second, third].sort());
    expect(ids(await untilToldOf(ben, 'comment-posted', 2))).toEqual([third, fourth].sort());
    expect(ids(await untilToldOf(cleo, 'comment-posted', 1))).toEqual([fourth]);
    await settle();
    for (const [person, count] of [
      [anna, 3],
      [ben, 2],
      [cleo, 1],
    ] as const) {
      expect(await toldOf(person, 'comment-posted')).toHaveLength(count);
    }
  });

  it('is not told to those who commented elsewhere, follow the author, or only read', async () => {
    await meet();
    const dan = await press.register();
    await cleo.follow(anna);
    const { slug: elsewhere } = await anna.publish();
    await dan.comment(elsewhere);
    const { slug } = await anna.publish();
    await ben.comment(slug);
    await untilToldOf(anna, 'comment-posted', 2);
    await untilToldOf(cleo, 'article-published', 2);
    await settle();
    for (const person of [ben, cleo, dan]) expect(await toldOf(person, 'comment-posted')).toEqual([]);
  });

  it('of the author on an article that nobody else commented on is told to nobody', async () => {
    await meet();
    const { slug } = await anna.publish();
    await anna.comment(slug);
    await anna.comment(slug);
    await settle();
    expect(await notificationsOf(anna)).toEqual({ notifications: [], unreadCount: 0 });
  });

  it('takes what was told of it with it when it is deleted, and leaves the rest', async () => {
    await meet();
    const { slug } = await anna.publish();
    const kept = await ben.comment(slug);
    const deleted = await cleo.comment(slug);
    await untilToldOf(anna, 'comment-posted', 2);
    await untilToldOf(ben, 'comment-posted', 1);
    await cleo.delete(`/articles/${slug}/comments/${deleted}`).expect(204);
    const [told, ...more] = await toldOf(anna, 'comment-posted');
    expect([told?.comment, more]).toEqual([{ id: kept }, []]);
    expect(await notificationsOf(ben)).toEqual({ notifications: [], unreadCount: 0 });
  });

  it('goes with its article, and so does what was told of it', async () => {
    await meet();
    const { slug } = await anna.publish();
    await ben.comment(slug);
    await cleo.comment(slug);
    await untilToldOf(anna, 'comment-posted', 2);
    await untilToldOf(ben, 'comment-posted', 1);
    await anna.delete(`/articles/${slug}`).expect(204);
    for (const person of [anna, ben]) {
      expect(await notificationsOf(person)).toEqual({ notifications: [], unreadCount: 0 });
    }
  });

  it('that is deleted at once is told to nobody for long, and stops nothing', async () => {
    await meet();
    const { slug } = await anna.publish();
    await ben.delete(`/articles/${slug}/comments/${await ben.comment(slug)}`).expect(204);
    const id = await ben.comment(slug);
    const [told] = await untilToldOf(anna, 'comment-posted', 1);
    expect(told?.comment).toEqual({ id });
  });

  it('is not told in another publication, to people of the same names on an article of the same slug', async () => {
    const other = await openPublication(chosenBy);
    const [ours, theirs] = await Promise.all([press.register('same'), other.register('same')]);
    const [ourReader, theirReader] = await Promise.all([press.register('reader'), other.register('reader')]);
    const title = 'The same everywhere';
    const [{ slug }] = await Promise.all([ours.publish({ title }), theirs.publish({ title })]);
    await theirReader.comment(slug);
    await untilToldOf(theirs, 'comment-posted', 1);
    await ourReader.comment(slug);
    await untilToldOf(ours, 'comment-posted', 1);
    await theirs.comment(slug);
    await untilToldOf(theirReader, 'comment-posted', 1);
    expect(await toldOf(ours, 'comment-posted')).toHaveLength(1);
    expect(await toldOf(theirs, 'comment-posted')).toHaveLength(1);
    expect(await notificationsOf(ourReader)).toEqual({ notifications: [], unreadCount: 0 });
  });
});
