import './notifications.page.css';
import { Button, Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { pageHref } from '../app/hrefs.ts';
import { usePageNumber } from '../app/location.ts';
import { RequireSession } from '../session/require-session.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { NotificationItem } from './notification-item.tsx';
import { NOTIFICATIONS_PAGE_SIZE, notificationsQuery, useMarkRead } from './notifications.queries.ts';

function Notifications() {
  const page = usePageNumber();
  const query = useQuery(notificationsQuery(page));
  const markRead = useMarkRead();
  const full = query.data?.notifications.length === NOTIFICATIONS_PAGE_SIZE;
  return (
    <>
      <div className="notifications-head">
        <PageHeading>Notifications</PageHeading>
        {query.data && query.data.unreadCount > 0 ? (
          <Button variant="default" size="compact-sm" onClick={() => markRead.mutate('all')}>
            Mark all as read
          </Button>
        ) : null}
      </div>
      <ErrorMessages error={markRead.error} />
      <QueryView
        query={query}
        skeleton={<Skeleton height={240} />}
        empty={(list) =>
          list.notifications.length === 0 ? 'Nothing yet. Follow people to hear when they publish.' : null
        }
      >
        {(list) => (
          <ul className="notification-list">
            {list.notifications.map((notification) => (
              <NotificationItem
                key={notification.id}
                notification={notification}
                onRead={() => markRead.mutate(notification.id)}
              />
            ))}
          </ul>
        )}
      </QueryView>
      <nav className="newer-older" aria-label="Pages">
        {page > 1 ? <Link href={pageHref('/notifications', page - 1)}>Newer</Link> : null}
        {full ? <Link href={pageHref('/notifications', page + 1)}>Older</Link> : null}
      </nav>
    </>
  );
}

export default function NotificationsPage() {
  return (
    <RequireSession>
      <Container className="container page" size={720}>
        <PageTitle>Notifications</PageTitle>
        <Notifications />
      </Container>
    </RequireSession>
  );
}
