import { beforeAll, describe, expect, it } from 'vitest';
import { notificationsOf, toldOf, untilToldOf } from '../support/notifications.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';

describe.each(publications)('following in a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let anna: Person;
  let ben: Person;
  beforeAll(async () => {
    press = await openPublication(chosenBy);
  });

  /** New people for each scenario, so that nothing but it was told. */
  const meet = async () => {
    [anna, ben] = await Promise.all([press.register(), press.register()]);
  };

  const unfollow = (follower: Person, followee: Person) =>
    follower.delete(`/profiles/${followee.username}/follow`).expect(200);

  it('is told to who is followed, with who follows and nothing more, and not to who follows', async () => {
    await meet();
    await ben.follow(anna);
    const [told] = await untilToldOf(anna, 'follower-gained', 1);
    expect(told).toEqual({
      id: expect.any(Number),
      kind: 'follower-gained',
      createdAt: expect.stringMatching(/Z$/),
      read: false,
      actor: { username: ben.username, image: null },
    });
    const { body } = await anna.post(`/notifications/${told?.id ?? 0}/read`).expect(200);
    expect(body).toEqual({ notification: { ...told, read: true } });
    expect(await notificationsOf(anna)).toEqual({ notifications: [{ ...told, read: true }], unreadCount: 0 });
    expect(await notificationsOf(ben)).toEqual({ notifications: [], unreadCount: 0 });
  });

  it('is told once of each follower, however often they follow', async () => {
    await meet();
    const cleo = await press.register();
    await ben.follow(anna);
    await ben.follow(anna);
    await untilToldOf(anna, 'follower-gained', 1);
    await unfollow(ben, anna);
    await ben.follow(anna);
    await cleo.follow(anna);
    const told = await untilToldOf(anna, 'follower-gained', 2);
    expect(told.map(({ actor }) => actor.username)).toEqual([cleo.username, ben.username]);
    // What comes after Ben's second follow is done when this is: what is not there by then does not come.
    await ben.follow(cleo);
    await untilToldOf(cleo, 'follower-gained', 1);
    expect(await toldOf(anna, 'follower-gained')).toHaveLength(2);
  });

  it('of oneself is told to nobody', async () => {
    await meet();
    await anna.follow(anna);
    await ben.follow(anna);
    const told = await untilToldOf(anna, 'follower-gained', 1);
    expect(told[0]?.actor.username).toBe(ben.username);
  });

  it('is listed among what else was told, newest first, page by page', async () => {
    await meet();
    await ben.follow(anna);
    await untilToldOf(anna, 'follower-gained', 1);
    await anna.follow(ben);
    await untilToldOf(ben, 'follower-gained', 1);
    const { slug } = await ben.publish();
    await untilToldOf(anna, 'article-published', 1);
    await anna.comment(slug);
    await untilToldOf(ben, 'comment-posted', 1);
    await ben.comment(slug);
    await untilToldOf(anna, 'comment-posted', 1);
    const { notifications, unreadCount } = await notificationsOf(anna);
    expect(notifications.map(({ kind }) => kind)).toEqual([
      'comment-posted',
      'article-published',
      'follower-gained',
    ]);
    expect(unreadCount).toBe(3);
    expect(await notificationsOf(anna, '?limit=1&offset=2')).toEqual({
      notifications: [notifications[2]],
      unreadCount: 3,
    });
    await anna.post('/notifications/read').expect(204);
    expect((await notificationsOf(anna)).unreadCount).toBe(0);
  });

  it('is not told in another publication, to people of the same names', async () => {
    const other = await openPublication(chosenBy);
    const [ours, theirs] = await Promise.all([press.register('same'), other.register('same')]);
    const [ourFan, theirFan] = await Promise.all([press.register('fan'), other.register('fan')]);
    await ourFan.follow(ours);
    await untilToldOf(ours, 'follower-gained', 1);
    expect(await notificationsOf(theirs)).toEqual({ notifications: [], unreadCount: 0 });
    await theirFan.follow(theirs);
    await untilToldOf(theirs, 'follower-gained', 1);
    expect(await toldOf(ours, 'follower-gained')).toHaveLength(1);
  });
});
