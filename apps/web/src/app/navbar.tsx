import './navbar.css';
import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRoute } from 'wouter';
import { unreadCountQuery } from '../notifications/notifications.queries.ts';
import { usePublicationName } from '../publication/publication.query.ts';
import { type RememberedUser } from '../session/remembered-user.ts';
import { useSession } from '../session/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { profileHref } from './hrefs.ts';
import { NavLink } from './nav-link.tsx';

function NotificationsLink({ username }: { username: string }) {
  const { data: unread = 0 } = useQuery(unreadCountQuery(username));
  return (
    <NavLink href="/notifications" label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}>
      Notifications
      {unread > 0 ? <span className="unread-count">{unread > 99 ? '99+' : unread}</span> : null}
    </NavLink>
  );
}

function SignedInLinks({ user }: { user: RememberedUser }) {
  return (
    <>
      <NavLink href="/editor">New Article</NavLink>
      <NotificationsLink username={user.username} />
      <NavLink href="/settings">Settings</NavLink>
      <NavLink href={profileHref(user.username)}>
        <Avatar className="user-pic" image={user.image} size={24} />
        <span className="nav-username">{user.username}</span>
      </NavLink>
    </>
  );
}

function SignedOutLinks() {
  return (
    <>
      <NavLink href="/login">Sign in</NavLink>
      <NavLink href="/register">Sign up</NavLink>
    </>
  );
}

export function Navbar() {
  const { state, user } = useSession();
  const [atHome] = useRoute('/');
  const name = usePublicationName();
  return (
    <nav className="navbar" aria-label="Main">
      <Container className="container navbar-row">
        <Link className="navbar-brand" href="/" aria-current={atHome ? 'page' : undefined}>
          {name}
        </Link>
        <ul className="nav">
          <NavLink href="/">Home</NavLink>
          {user ? <SignedInLinks user={user} /> : null}
          {state === 'unauthenticated' ? <SignedOutLinks /> : null}
        </ul>
      </Container>
    </nav>
  );
}
