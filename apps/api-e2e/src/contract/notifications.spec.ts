import { beforeAll, describe, expect, it, vi } from 'vitest';
import { refusal } from '../support/errors.ts';
import { notificationsOf as of, toldOf } from '../support/notifications.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('notifications in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let reader: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
    [anna, reader] = await Promise.all([press.register(), press.register()]);
    await reader.follow(anna);
  });

  const untilUnread = (person: Person, count: number) =>
    vi.waitFor(
      async () => {
        const page = await of(person);
        expect(page.unreadCount).toBe(count);
        expect(page.notifications.filter(({ read }) => !read)).toHaveLength(count);
        return page;
      },
      { timeout: 15_000 },
    );

  it('tell followers of an article, once, and can be marked read one by one and all at once', async () => {
    const first = await anna.publish();
    await untilUnread(reader, 1);
    const second = await anna.publish();
    const third = await anna.publish();
    const { notifications } = await untilUnread(reader, 3);
    expect(notifications.map((each) => 'article' in each && each.article.slug).sort()).toEqual(
      [first, second, third].map(({ slug }) => slug).sort(),
    );
    const oldest = notifications.at(-1);
    expect(oldest).toEqual({
      id: expect.any(Number),
      kind: 'article-published',
      createdAt: expect.stringMatching(/Z$/),
      read: false,
      actor: { username: anna.username, image: null },
      article: { slug: first.slug, title: first.title },
    });

    const page = await of(reader, '?limit=1&offset=1');
    expect(page).toEqual({ notifications: [notifications[1]], unreadCount: 3 });

    const { body } = await reader.post(`/notifications/${oldest?.id ?? 0}/read`).expect(200);
    expect(body).toEqual({ notification: { ...oldest, read: true } });
    await reader.post(`/notifications/${oldest?.id ?? 0}/read`).expect(200);
    expect((await of(reader)).unreadCount).toBe(2);

    await reader.post('/notifications/read').expect(204);
    const all = await of(reader);
    expect(all.unreadCount).toBe(0);
    expect(all.notifications).toHaveLength(3);
    expect(all.notifications.every(({ read }) => read)).toBe(true);
  });

  it('are not for those who do not follow, nor for the author', async () => {
    const stranger = await press.register();
    const follower = await press.register();
    await follower.follow(anna);
    await anna.publish();
    await untilUnread(follower, 1);
    expect(await of(stranger)).toEqual({ notifications: [], unreadCount: 0 });
    expect(await toldOf(anna, 'article-published')).toEqual([]);
  });

  it('of somebody else are not there', async () => {
    const follower = await press.register();
    await follower.follow(anna);
    await anna.publish();
    const { notifications } = await untilUnread(follower, 1);
    const { body } = await anna.post(`/notifications/${notifications[0]?.id ?? 0}/read`).expect(404);
    expect(body).toEqual(refusal('notification', 'not found'));
    expect((await of(follower)).unreadCount).toBe(1);
  });
});
