import './publication.css';
import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Publication } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { DateText } from '../ui/date-text.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { InviteLink } from './invite-link.tsx';
import { membershipQuery } from './membership.query.ts';
import { publicationQuery } from './publication.query.ts';
import { PublicationForm } from './publication-form.tsx';
import { publicationUrl } from './publication-url.ts';

/** For its owner: what it is called and how it looks. */
function OwnersPart({ publication }: { publication: Publication }) {
  const { publication: messages } = useMessages();
  const { user } = useSession();
  const { data: membership } = useQuery(membershipQuery(user?.username));
  if (membership?.role !== 'owner') return null;
  return (
    <section aria-labelledby="look">
      <h2 id="look">{messages.look}</h2>
      <PublicationForm publication={publication} />
    </section>
  );
}

function About({ publication }: { publication: Publication }) {
  const { publication: messages } = useMessages();
  const address = publicationUrl(publication.host);
  return (
    <>
      <PageHeading>{publication.name}</PageHeading>
      <p>
        <a href={address}>{address}</a>
        <br />
        <DateText value={publication.createdAt} within={messages.openedOn} />
      </p>
      <section aria-labelledby="invite">
        <h2 id="invite">{messages.invite}</h2>
        <p>{messages.inviteHint}</p>
        <InviteLink url={publicationUrl(publication.host, '/register')} />
      </section>
      <OwnersPart publication={publication} />
    </>
  );
}

export default function PublicationPage() {
  const { publication: messages } = useMessages();
  const query = useQuery(publicationQuery);
  return (
    <Container className="container page publication-page" size={640}>
      <PageTitle>{messages.title}</PageTitle>
      <QueryView query={query} skeleton={<PageSkeleton />}>
        {(publication) => <About publication={publication} />}
      </QueryView>
    </Container>
  );
}
