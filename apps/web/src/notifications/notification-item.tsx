import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { type Notification } from '@scaleout/contracts';
import { articleHref, profileHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { type Messages } from '../language/messages.en.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { DateText } from '../ui/date-text.tsx';

export interface NotificationItemProps {
  notification: Notification;
  read: boolean;
  onRead: () => void;
}

interface Target {
  href: string;
  words: string;
}

/** What a notification leads to: the article, or who follows. */
function targetOf(notification: Notification): Target {
  if (notification.kind === 'follower-gained') {
    const { username } = notification.actor;
    return { href: profileHref(username), words: username };
  }
  const { slug, title } = notification.article;
  return { href: articleHref(slug), words: title };
}

function Sentence({ notification, onRead }: Pick<NotificationItemProps, 'notification' | 'onRead'>) {
  const messages: Messages['notifications'] = useMessages().notifications;
  const { href, words } = targetOf(notification);
  const target = (
    <Link href={href} onClick={onRead}>
      {words}
    </Link>
  );
  const { username } = notification.actor;
  const actor = <Link href={profileHref(username)}>{username}</Link>;
  switch (notification.kind) {
    case 'article-published':
      return messages.published(actor, target);
    case 'comment-posted':
      return messages.commented(actor, target);
    case 'follower-gained':
      return messages.followed(target);
  }
}

export function NotificationItem({ notification, read, onRead }: NotificationItemProps) {
  const { notifications } = useMessages();
  const { actor, createdAt } = notification;
  return (
    <li className={read ? 'notification' : 'notification unread'}>
      <Avatar image={actor.image} size={36} />
      <div className="notification-text">
        <p>
          <Sentence notification={notification} onRead={onRead} />
        </p>
        <DateText className="date" value={createdAt} withTime />
      </div>
      {read ? null : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={onRead}
          aria-label={notifications.markThisRead(targetOf(notification).words)}
        >
          {notifications.markRead}
        </Button>
      )}
    </li>
  );
}
