import { expect, vi } from 'vitest';
import type { Notification, NotificationsResponse } from '@scaleout/contracts';
import type { Person } from './person.ts';

type OfKind<Kind extends Notification['kind']> = Extract<Notification, { kind: Kind }>;

export async function notificationsOf(person: Person, query = ''): Promise<NotificationsResponse> {
  return (await person.get(`/notifications${query}`).expect(200)).body as NotificationsResponse;
}

/** Those of one kind, newest first. */
export async function toldOf<Kind extends Notification['kind']>(
  person: Person,
  kind: Kind,
): Promise<OfKind<Kind>[]> {
  const { notifications } = await notificationsOf(person);
  return notifications.filter((each): each is OfKind<Kind> => each.kind === kind);
}

/** Waits until somebody has been told of so many things of one kind, no more and no fewer. */
export function untilToldOf<Kind extends Notification['kind']>(
  person: Person,
  kind: Kind,
  count: number,
): Promise<OfKind<Kind>[]> {
  return vi.waitFor(
    async () => {
      const told = await toldOf(person, kind);
      expect(told).toHaveLength(count);
      return told;
    },
    { timeout: 15_000 },
  );
}
