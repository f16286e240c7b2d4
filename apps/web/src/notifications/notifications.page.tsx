import './notifications.page.css';
import { Button, Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { pageHref } from '../app/hrefs.ts';
import { usePageNumber } from '../app/location.ts';
import { useMessages } from '../language/language.ts';
import { RequireSession } from '../session/require-session.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { NotificationItem } from './notification-item.tsx';
import { NOTIFICATIONS_PAGE_SIZE, notificationsQuery, useMarkRead } from './notifications.queries.ts';

function Notifications() {
  const { app, notifications: messages } = useMessages();
  const page = usePageNumber();
  const query = useQuery(notificationsQuery(page));
  const markRead = useMarkRead();
  // Shown as read at once; what is refused is unread again.
  const marked = markRead.isPending ? markRead.variables : null;
  const unread = marked === 'all' ? 0 : (query.data?.unreadCount ?? 0);
  const full = query.data?.notifications.length === NOTIFICATIONS_PAGE_SIZE;
  return (
    <>
      <div className="notifications-head">
        <PageHeading>{messages.title}</PageHeading>
        {unread > 0 ? (
          <Button variant="default" size="compact-sm" onClick={() => markRead.mutate('all')}>
            {messages.markAllRead}
          </Button>
        ) : null}
      </div>
      <ErrorMessages error={markRead.error} />
      <QueryView
        query={query}
        skeleton={<Skeleton height={240} />}
        empty={(list) => (list.notifications.length === 0 ? messages.empty : null)}
      >
        {(list) => (
          <ul className="notification-list">
            {list.notifications.map((notification) => (
              <NotificationItem
                key={notification.id}
                notification={notification}
                read={notification.read || marked === 'all' || marked === notification.id}
                onRead={() => {
                  if (!notification.read) markRead.mutate(notification.id);
                }}
              />
            ))}
          </ul>
        )}
      </QueryView>
      <nav className="newer-older" aria-label={app.pages}>
        {page > 1 ? <Link href={pageHref('/notifications', page - 1)}>{app.newer}</Link> : null}
        {full ? <Link href={pageHref('/notifications', page + 1)}>{app.older}</Link> : null}
      </nav>
    </>
  );
}

export default function NotificationsPage() {
  const { notifications } = useMessages();
  return (
    <RequireSession>
      <Container className="container page" size={720}>
        <PageTitle>{notifications.title}</PageTitle>
        <Notifications />
      </Container>
    </RequireSession>
  );
}
