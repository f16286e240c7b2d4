import './settings.page.css';
import { Button, Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useMessages } from '../language/language.ts';
import { RequireSession } from '../session/require-session.tsx';
import { useSignOut } from '../session/session.mutations.ts';
import { userQuery } from '../session/user.query.ts';
import { SessionsSection } from '../sessions/sessions-section.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SettingsForm } from './settings-form.tsx';

function SignOut() {
  const { settings } = useMessages();
  const [, navigate] = useLocation();
  const signOut = useSignOut();
  return (
    <div className="sign-out">
      <ErrorMessages error={signOut.error} />
      <Button
        className="btn-outline-danger danger-button"
        variant="default"
        loading={signOut.isPending}
        onClick={() => signOut.mutate(undefined, { onSuccess: () => navigate('/') })}
      >
        {settings.signOut}
      </Button>
    </div>
  );
}

function Settings() {
  const { data: user } = useQuery(userQuery);
  return user ? <SettingsForm user={user} /> : <Skeleton height={420} />;
}

export default function SettingsPage() {
  const { settings } = useMessages();
  return (
    <RequireSession>
      <Container className="container page settings-page" size={560}>
        <PageTitle>{settings.title}</PageTitle>
        <PageHeading>{settings.heading}</PageHeading>
        <Settings />
        <SessionsSection />
        <SignOut />
      </Container>
    </RequireSession>
  );
}
