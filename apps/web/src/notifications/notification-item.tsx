import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { type Notification } from '@scaleout/contracts';
import { articleHref, profileHref } from '../app/hrefs.ts';
import { Avatar } from '../ui/avatar.tsx';
import { DateText } from '../ui/date-text.tsx';

export interface NotificationItemProps {
  notification: Notification;
  onRead: () => void;
}

const DID = {
  'article-published': 'published',
  'comment-posted': 'commented on',
  'follower-gained': 'follows you',
} as const;

export function NotificationItem({ notification, onRead }: NotificationItemProps) {
  const { actor, createdAt, kind, read } = notification;
  const article = kind === 'follower-gained' ? null : notification.article;
  return (
    <li className={read ? 'notification' : 'notification unread'}>
      <Avatar image={actor.image} size={36} />
      <div className="notification-text">
        <p>
          <Link href={profileHref(actor.username)}>{actor.username}</Link> {DID[kind]}
          {article ? (
            <>
              {' '}
              <Link href={articleHref(article.slug)} onClick={read ? undefined : onRead}>
                {article.title}
              </Link>
            </>
          ) : null}
        </p>
        <DateText className="date" value={createdAt} />
      </div>
      {read ? null : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={onRead}
          aria-label={`Mark as read: ${article ? article.title : `${actor.username} ${DID[kind]}`}`}
        >
          Mark as read
        </Button>
      )}
    </li>
  );
}
