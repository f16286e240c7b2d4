import './navbar.css';
import { Container, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRoute } from 'wouter';
import { useMessages } from '../language/language.ts';
import { unreadCountQuery } from '../notifications/notifications.queries.ts';
import { usePublicationName } from '../publication/publication.query.ts';
import { type RememberedUser } from '../session/remembered-user.ts';
import { useSession } from '../session/use-session.ts';
import { useWayBack } from '../session/use-way-back.ts';
import { Avatar } from '../ui/avatar.tsx';
import { BellIcon } from '../ui/icons.tsx';
import { profileHref } from './hrefs.ts';
import { NavLink } from './nav-link.tsx';

function NotificationsLink({ username }: { username: string }) {
  const { navigation } = useMessages();
  const { data: unread = 0 } = useQuery(unreadCountQuery(username));
  // What is heard is a sentence, what is seen a word and a count.
  return (
    <NavLink href="/notifications">
      <span className="nav-words" aria-hidden={unread > 0}>
        {navigation.notifications}
      </span>
      <span className="nav-icon">
        <BellIcon />
      </span>
      {unread > 0 ? (
        <>
          <span className="unread-count" aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
          <VisuallyHidden>{navigation.unreadNotifications(unread)}</VisuallyHidden>
        </>
      ) : null}
    </NavLink>
  );
}

function SignedInLinks({ user }: { user: RememberedUser }) {
  const { navigation } = useMessages();
  return (
    <>
      <NavLink href="/editor">{navigation.newArticle}</NavLink>
      <NotificationsLink username={user.username} />
      <NavLink href="/settings">{navigation.settings}</NavLink>
      <NavLink href={profileHref(user.username)}>
        <Avatar className="user-pic" image={user.image} size={24} />
        <span className="nav-words nav-username">{user.username}</span>
      </NavLink>
    </>
  );
}

function SignedOutLinks() {
  const { navigation } = useMessages();
  const wayBack = useWayBack();
  return (
    <>
      <NavLink href="/login" state={wayBack}>
        {navigation.signIn}
      </NavLink>
      <NavLink href="/register" state={wayBack}>
        {navigation.signUp}
      </NavLink>
    </>
  );
}

export function Navbar() {
  const { state, user } = useSession();
  const [atHome] = useRoute('/');
  const name = usePublicationName();
  const { navigation } = useMessages();
  return (
    <nav className="navbar" aria-label={navigation.main}>
      <Container className="container navbar-row">
        <Link className="navbar-brand" href="/" aria-current={atHome ? 'page' : undefined}>
          {name}
        </Link>
        <ul className="nav">
          <NavLink href="/">{navigation.home}</NavLink>
          {user ? <SignedInLinks user={user} /> : null}
          {state === 'unauthenticated' ? <SignedOutLinks /> : null}
        </ul>
      </Container>
    </nav>
  );
}
