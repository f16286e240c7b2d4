import './profile.page.css';
import { Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Profile } from '@scaleout/contracts';
import { RefusedError } from '../api/refused.error.ts';
import { useParam } from '../app/location.ts';
import { NotFoundPage } from '../app/not-found.page.tsx';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { FollowButton } from './follow-button.tsx';
import { ProfileArticles } from './profile-articles.tsx';
import { profileQuery } from './profiles.queries.ts';

function UserInfo({ profile }: { profile: Profile }) {
  const messages = useMessages().profile;
  const { user } = useSession();
  return (
    <header className="user-info">
      <Avatar className="user-img" image={profile.image} size={88} />
      <PageHeading as="h4">{profile.username}</PageHeading>
      {profile.bio ? <p>{profile.bio}</p> : null}
      {profile.username === user?.username ? (
        <Link href="/settings">{messages.edit}</Link>
      ) : (
        <FollowButton profile={profile} />
      )}
    </header>
  );
}

export default function ProfilePage({ favorites = false }: { favorites?: boolean }) {
  const username = useParam('username');
  const query = useQuery(profileQuery(username));
  if (query.error instanceof RefusedError && query.error.status === 404) return <NotFoundPage />;
  return (
    <Container className="container page profile-page" size={720}>
      <PageTitle>{username}</PageTitle>
      <QueryView query={query} skeleton={<Skeleton height={190} />}>
        {(profile) => <UserInfo key={profile.username} profile={profile} />}
      </QueryView>
      <ProfileArticles username={username} favorites={favorites} />
    </Container>
  );
}
